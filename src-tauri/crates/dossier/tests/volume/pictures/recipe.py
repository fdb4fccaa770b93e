"""Makes the pictures that no encoder of the test suite can make: progressive and CMYK JPEG, a grey one, a plain one.

Each shows the same as `scene` in `../picture.rs`: 80 × 48, red top left, green top right, blue bottom left, grey bottom right.
Needs Pillow 10 or newer: python3 recipe.py
"""

from PIL import Image

WIDTH, HEIGHT = 80, 48
scene = Image.new("RGB", (WIDTH, HEIGHT), (200, 30, 30))
scene.paste((30, 160, 60), (WIDTH // 2, 0, WIDTH, HEIGHT // 2))
scene.paste((40, 60, 190), (0, HEIGHT // 2, WIDTH // 2, HEIGHT))
scene.paste((128, 128, 128), (WIDTH // 2, HEIGHT // 2, WIDTH, HEIGHT))
scene.save("plain.jpg", quality=95, subsampling=0)
scene.save("progressive.jpg", quality=95, subsampling=0, progressive=True)
scene.convert("L").save("grey.jpg", quality=95)
scene.convert("CMYK").save("cmyk.jpg", quality=95)

#!/usr/bin/env python3
"""Writes srgb.icc: an ICC version 2 profile of sRGB (IEC 61966-2-1), from the published primaries and curve.

    python3 srgb.py srgb.icc
"""
import struct
import sys


def fixed(value):
    return struct.pack(">i", round(value * 65536))


def xyz(*values):
    return b"XYZ \0\0\0\0" + b"".join(fixed(value) for value in values)


def description(text):
    ascii_text = text.encode() + b"\0"
    return b"desc\0\0\0\0" + struct.pack(">I", len(ascii_text)) + ascii_text + b"\0" * 78


def curve(points=1024):
    def linear(share):
        return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4

    values = [round(linear(place / (points - 1)) * 65535) for place in range(points)]
    return b"curv\0\0\0\0" + struct.pack(f">I{points}H", points, *values)


# One curve serves the three channels.
TAGS = [
    (b"desc", description("sRGB IEC61966-2.1")),
    (b"cprt", b"text\0\0\0\0Public domain\0"),
    (b"wtpt", xyz(0.9504559, 1.0, 1.0890578)),
    (b"rXYZ", xyz(0.4360657, 0.2224884, 0.0139160)),
    (b"gXYZ", xyz(0.3851471, 0.7168732, 0.0970764)),
    (b"bXYZ", xyz(0.1430664, 0.0606079, 0.7140961)),
    (b"rTRC", curve()),
    (b"gTRC", None),
    (b"bTRC", None),
]
table, data, place = struct.pack(">I", len(TAGS)), b"", None
for name, content in TAGS:
    if content is not None:
        content += b"\0" * (-len(content) % 4)
        place = (128 + 4 + 12 * len(TAGS) + len(data), len(content))
        data += content
    table += name + struct.pack(">II", *place)
header = struct.pack(">I4xI", 128 + len(table) + len(data), 0x02100000) + b"mntrRGB XYZ "
header += struct.pack(">6H", 2026, 1, 1, 0, 0, 0) + b"acsp"
header = header.ljust(68, b"\0") + fixed(0.9642) + fixed(1.0) + fixed(0.8249)
with open(sys.argv[1], "wb") as file:
    file.write(header.ljust(128, b"\0") + table + data)

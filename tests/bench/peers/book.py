"""Typesets the content of the book with other programs: typst, WeasyPrint, Chromium, LibreOffice.

book.py all DIR FONTS CHROMIUM SOFFICE  runs each three times on DIR/content.json and DIR/book.docx and prints
                                        {name: {"ms": [...], "pages": [n], "kib": [n], "mib": [n]}}
book.py one PROGRAM DIR FONTS           one run in a process of its own, timed without the start of the interpreter

Charts and places to sign are left out: the others are spared them. Each peer gets the same fonts, prose and tables.
"""

import html
import json
import os
import re
import subprocess
import sys
import time
from pathlib import Path

RUNS = 3
FACES = {"Fang": "FandolFang-Regular.otf", "Hei": "ParkGaugeHei.ttf", "Song": "ParkGaugeSong.ttf"}
NAMES = {"Fang": "FandolFang R", "Hei": "ParkGauge Hei", "Song": "ParkGauge Song"}


def typst_text(text):
    text = re.sub(r"([\\#$*_`<>@\[\]~/=+\-])", r"\\\1", text)
    return text.replace("\n", " \\\n")


def typst(content, families):
    out = [
        "#set page(paper: \"a4\", margin: (top: 37mm, left: 28mm, right: 26mm, bottom: 35mm), numbering: \"— 1 —\")",
        f"#set text(font: ({', '.join(json.dumps(name) for name in families)}), size: 16pt, lang: \"zh\")",
        "#set par(justify: true, first-line-indent: (amount: 2em, all: true), leading: 12pt)",
        "#show figure: set block(breakable: true)",
        "#set table(stroke: 0.5pt)",
        "#outline()",
    ]
    for part in content["parts"]:
        if part["title"]:
            out.append(f"\n#pagebreak(weak: true)\n= {typst_text(part['title'])}\n")
        for block in part["blocks"]:
            if block["kind"] == "heading":
                out.append(f"\n{'=' * min(block['level'] + 1, 5)} {typst_text(block['text'])}\n")
            elif block["kind"] == "paragraph":
                out.append(f"\n{typst_text(block['text'])}\n")
            else:
                out.append(typst_table(block))
    return "\n".join(out)


def typst_table(block):
    def cells(rows):
        return "".join(
            f"table.cell(colspan: {cell.get('columns', 1)}, rowspan: {cell.get('rows', 1)})[{typst_text(cell['text'])}],\n"
            for row in rows
            for cell in row
        )

    widths = ", ".join(f"{weight}fr" for weight in block["weights"])
    header = f"table.header({cells(block['header'])})," if block["header"] else ""
    return (
        "#figure(kind: table, supplement: none, numbering: none, caption: figure.caption(position: top)["
        f"{typst_text(block['caption'])}], [#set text(size: 10.5pt)\n#set par(first-line-indent: 0em, leading: 6pt)\n"
        f"#table(columns: ({widths},), {header}{cells(block['rows'])})])\n"
    )


def page(content, fonts):
    faces = "".join(
        f"@font-face {{ font-family: {role}; src: url('{(fonts / name).as_uri()}'); }}" for role, name in FACES.items()
    )
    style = (
        faces
        + "@page { size: A4; margin: 37mm 26mm 35mm 28mm; @bottom-center { content: counter(page) } }"
        + "body { font: 16pt/28pt Fang, Song; text-align: justify } h1, h2, h3, h4 { font-family: Hei; break-after: avoid }"
        + "h1 { break-before: page } p { text-indent: 2em; margin: 0; orphans: 2; widows: 2 }"
        + "table { border-collapse: collapse; width: 100%; font: 10.5pt/15pt Song } td, th { border: 0.5pt solid; padding: 1mm }"
        + "thead { display: table-header-group } tr { break-inside: avoid }"
    )
    out = [f"<!doctype html><html lang=zh-CN><meta charset=utf-8><title>{html.escape(content['title'])}</title><style>{style}</style>"]
    said = lambda text: html.escape(text).replace("\n", "<br>")
    for part in content["parts"]:
        if part["title"]:
            out.append(f"<h1>{said(part['title'])}</h1>")
        for block in part["blocks"]:
            if block["kind"] == "heading":
                level = min(block["level"] + 1, 6)
                out.append(f"<h{level}>{said(block['text'])}</h{level}>")
            elif block["kind"] == "paragraph":
                out.append(f"<p>{said(block['text'])}</p>")
            else:
                rows = lambda rows, tag: "".join(
                    "<tr>"
                    + "".join(
                        f"<{tag} colspan={cell.get('columns', 1)} rowspan={cell.get('rows', 1)}>{said(cell['text'])}</{tag}>"
                        for cell in row
                    )
                    + "</tr>"
                    for row in rows
                )
                columns = "".join(f"<col style='width:{weight}%'>" for weight in shares(block["weights"]))
                out.append(
                    f"<table><caption>{said(block['caption'])}</caption><colgroup>{columns}</colgroup>"
                    f"<thead>{rows(block['header'], 'th')}</thead><tbody>{rows(block['rows'], 'td')}</tbody></table>"
                )
    return "\n".join(out)


def shares(weights):
    return [round(100 * weight / sum(weights), 2) for weight in weights]


def prepare(folder, fonts):
    content = json.loads((folder / "content.json").read_text())
    (folder / "book.html").write_text(page(content, fonts))
    (folder / "book.typ").write_text(typst(content, list(NAMES.values())))


def one(program, folder, fonts):
    """One run; prints milliseconds."""
    if program == "typst":
        import typst as engine

        start = time.perf_counter()
        engine.compile(str(folder / "book.typ"), output=str(folder / "typst.pdf"), font_paths=[str(fonts)])
    else:
        from weasyprint import HTML

        start = time.perf_counter()
        HTML(filename=str(folder / "book.html")).write_pdf(str(folder / "weasyprint.pdf"))
    print((time.perf_counter() - start) * 1000)


def timed(arguments):
    """A child's milliseconds from start to end, what it printed, and the most memory that it or a child of it held."""
    start = time.perf_counter()
    child = subprocess.Popen(arguments, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    said = child.stdout.read()
    _, status, usage = os.wait4(child.pid, 0)
    if status != 0:
        raise SystemExit(f"{arguments[:2]} ended with {status}")
    return (time.perf_counter() - start) * 1000, said.decode(), usage.ru_maxrss / 1024


def pages(file):
    told = subprocess.run(["qpdf", "--show-npages", str(file)], capture_output=True, text=True, check=True)
    return int(told.stdout)


def everyone(folder, fonts, chromium, soffice):
    prepare(folder, fonts)
    this = [sys.executable, __file__]
    calls = {
        "typst": [*this, "one", "typst", str(folder), str(fonts)],
        "weasyprint": [*this, "one", "weasyprint", str(folder), str(fonts)],
        "chromium": [
            chromium, "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer", f"--user-data-dir={folder}/profile",
            f"--print-to-pdf={folder}/chromium.pdf", (folder / "book.html").as_uri(),
        ],
        "libreoffice": [
            soffice, "--headless", f"-env:UserInstallation={(folder / 'office').as_uri()}", "--convert-to", "pdf", "--outdir",
            str(folder / "libreoffice"), str(folder / "book.docx"),
        ],
    }
    results = {}
    for name, call in calls.items():
        runs, most = [], 0
        for _ in range(RUNS):
            whole, said, mib = timed(call)
            runs.append(float(said) if name in ("typst", "weasyprint") else whole)
            most = max(most, mib)
        made = folder / "libreoffice" / "book.pdf" if name == "libreoffice" else folder / f"{name}.pdf"
        results[name] = {"ms": runs, "pages": [pages(made)], "kib": [made.stat().st_size / 1024], "mib": [most]}
    print(json.dumps(results))


def main():
    job, *rest = sys.argv[1:]
    if job == "one":
        one(rest[0], Path(rest[1]), Path(rest[2]).resolve())
    else:
        everyone(Path(rest[0]).resolve(), Path(rest[1]).resolve(), rest[2], rest[3])


main()

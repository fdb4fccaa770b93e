"""Compiles a form of 1,000 questions with pyxform, the nearest relative of a framework in a workbook.

Half of them choices, half figures with a constraint and a condition. Prints the runs in milliseconds as JSON.
"""

import json
import sys
import time

import openpyxl
from pyxform.xls2xform import convert

QUESTIONS = 1_000
RUNS = 5


def write(path):
    book = openpyxl.Workbook()
    survey = book.active
    survey.title = "survey"
    survey.append(["type", "name", "label", "constraint", "relevant"])
    for at in range(QUESTIONS):
        is_figure = at % 2 == 1
        survey.append(
            [
                "decimal" if is_figure else "select_one yn",
                f"q{at}",
                f"问题 {at}",
                ". >= 0" if is_figure else None,
                f"${{q{at - 2}}} > 3" if is_figure and at > 2 else None,
            ]
        )
    choices = book.create_sheet("choices")
    for row in (["list_name", "name", "label"], ["yn", "yes", "是"], ["yn", "no", "否"]):
        choices.append(row)
    book.save(path)


def main():
    path = sys.argv[1]
    write(path)
    runs = []
    for _ in range(RUNS):
        start = time.perf_counter()
        convert(xlsform=path, validate=False)
        runs.append((time.perf_counter() - start) * 1000)
    print(json.dumps({"ms": runs}))


main()

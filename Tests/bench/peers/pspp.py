"""Loads an export of codes and counts 31 distributions and 108 cross-tabs with PSPP: pspp.py EXPORT [COUNTS]."""
import os, subprocess, sys, tempfile

questions = [f"Q{number}" for number in range(1, 32)]
syntax = f"""
GET DATA /TYPE=TXT /FILE='{os.path.abspath(sys.argv[1])}' /ARRANGEMENT=DELIMITED /FIRSTCASE=2 /DELIMITERS=','
  /VARIABLES=id F8.0 {' '.join(f'{question} F2.0' for question in questions)}.
FREQUENCIES /VARIABLES=Q1 TO Q31.
CROSSTABS /TABLES=Q5 TO Q31 BY Q1 TO Q4 /CELLS=COUNT.
"""
with tempfile.TemporaryDirectory() as folder:
    with open(f"{folder}/syntax.sps", "w", encoding="utf-8") as file:
        file.write(syntax)
    subprocess.run(["pspp", f"{folder}/syntax.sps", "-o", f"{folder}/tables.csv"], check=True)
    with open(f"{folder}/tables.csv", encoding="utf-8") as file:
        tables = file.read().split("\n\n")

if len(sys.argv) > 2:
    with open(sys.argv[2], "w", encoding="utf-8") as counts:
        for table in tables:
            title, *rows = [line.split(",") for line in table.strip().split("\n")]
            key = title[0].removeprefix("Table: ").split(" × ")
            if len(key) == 1 and key[0] in questions:
                for _, answer, count, *_ in rows[1:-1]:
                    counts.write(f"{key[0]}\t{answer}\t{count}\n")
            elif len(key) == 2:
                for _, answer, _, *cells in rows[2:-1]:
                    for by, count in zip(rows[1][3:-1], cells):
                        counts.write("\t".join([*key, answer, by, count]) + "\n")

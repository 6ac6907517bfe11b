"""Loads an export and counts 31 distributions and 108 cross-tabs with polars: polars.py EXPORT [COUNTS]."""
import sys
sys.path.pop(0)  # this folder holds a file by the library's name
import polars

frame = polars.read_csv(sys.argv[1], infer_schema=False)
questions = [f"Q{number}" for number in range(1, 32)]
tables = [frame.group_by(question).len() for question in questions]
tables += [frame.group_by([question, by]).len() for question in questions[4:] for by in questions[:4]]
if len(sys.argv) > 2:
    with open(sys.argv[2], "w", encoding="utf-8") as counts:
        for table in tables:
            for row in table.iter_rows():
                counts.write("\t".join([*table.columns[:-1], *map(str, row)]) + "\n")

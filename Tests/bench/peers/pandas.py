"""Loads an export and counts 31 distributions and 108 cross-tabs with pandas: pandas.py EXPORT [COUNTS]."""
import sys
sys.path.pop(0)  # this folder holds a file by the library's name
import pandas

frame = pandas.read_csv(sys.argv[1], dtype="category")
questions = [f"Q{number}" for number in range(1, 32)]
tables = [([question], frame[question].value_counts()) for question in questions]
tables += [([question, by], pandas.crosstab(frame[question], frame[by]).stack())
           for question in questions[4:] for by in questions[:4]]
if len(sys.argv) > 2:
    with open(sys.argv[2], "w", encoding="utf-8") as counts:
        for key, table in tables:
            for answer, count in table.items():
                answer = answer if isinstance(answer, tuple) else (answer,)
                counts.write("\t".join([*key, *map(str, answer), str(count)]) + "\n")

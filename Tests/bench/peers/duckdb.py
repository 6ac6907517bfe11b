"""Loads an export and counts 31 distributions and 108 cross-tabs with DuckDB: duckdb.py EXPORT [COUNTS]."""
import sys
sys.path.pop(0)  # this folder holds a file by the library's name
import duckdb

base = duckdb.connect()
base.execute("create table answers as select * from read_csv(?, all_varchar = true, header = true)", [sys.argv[1]])
questions = [f"Q{number}" for number in range(1, 32)]
keys = [[question] for question in questions]
keys += [[question, by] for question in questions[4:] for by in questions[:4]]
tables = [(key, base.execute(f"select {', '.join(key)}, count(*) from answers group by all").fetchall())
          for key in keys]
if len(sys.argv) > 2:
    with open(sys.argv[2], "w", encoding="utf-8") as counts:
        for key, rows in tables:
            for row in rows:
                counts.write("\t".join([*key, *map(str, row)]) + "\n")

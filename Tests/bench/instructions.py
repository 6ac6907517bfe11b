#!/usr/bin/env python3
"""How many instructions each stage takes for 1,000 respondents, against what it may take: instructions.py BIN [STAGE…].

Other than seconds, a count does not depend on what else the machine does. Fails if a stage takes more than its
budget, which is a tenth above what was counted when it was set; lower it when a stage becomes faster.
"""
import os, re, shutil, subprocess, sys, tempfile
from concurrent.futures import ThreadPoolExecutor
import exports

RESPONDENTS = 1000
# Millions of instructions, for answers in words; one thread.
BUDGETS = {"ingest": 560, "clean": 270, "tabulate": 310, "protect": 2170, "findings": 280, "report": 780}

def command(tool, stage, folder, output):
    arguments = [tool, "--wave", f"{folder}/surveys/waves/w", "--output", output]
    if stage in ("ingest", "clean", "tabulate"):
        arguments += ["--threads", "1"]
    if stage == "report":
        arguments += ["--templates", os.path.join(os.path.dirname(os.path.abspath(__file__)), "../../surveys/templates")]
    return arguments

def counted(tools, stage, folder):
    """The instructions of a stage, in millions. It runs over files of its own, so that several can be counted at once."""
    output = f"{folder}/output-{stage}"
    # valgrind cannot read the debug information of Swift.
    plain = f"{folder}/survey-{stage}"
    subprocess.run(["strip", "-g", "-o", plain, f"{tools}/survey-{stage}"], check=True)
    valgrind = ["valgrind", "--tool=cachegrind", "--cache-sim=no", "--cachegrind-out-file=/dev/null"]
    # Dictionaries are seeded at random otherwise.
    environment = {**os.environ, "SWIFT_DETERMINISTIC_HASHING": "1"}
    run = subprocess.run(valgrind + command(plain, stage, folder, output), env=environment, stdout=subprocess.DEVNULL,
                         stderr=subprocess.PIPE, text=True)
    found = re.search(r"I\s+refs:\s+([\d,]+)", run.stderr)
    if run.returncode or not found:
        sys.exit(f"survey-{stage}: {run.stderr[-1000:]}")
    return int(found[1].replace(",", "")) / 1e6

def main():
    wanted = sys.argv[2:] or list(BUDGETS)
    if len(sys.argv) < 2 or not set(wanted) <= set(BUDGETS):
        sys.exit(__doc__)
    if not shutil.which("valgrind") or not shutil.which("strip"):
        sys.exit("valgrind or strip is not installed, so no instructions can be counted: apt-get install valgrind binutils")
    tools = os.path.abspath(sys.argv[1])
    with tempfile.TemporaryDirectory() as folder:
        exports.write_export(f"{folder}/export.csv", RESPONDENTS, True)
        exports.write_wave(f"{folder}/surveys", "w", exports.form_of_31(), f"{folder}/export.csv")
        os.mkdir(f"{folder}/output")
        for stage in BUDGETS:
            if stage in wanted:
                # What the stages before it left is its input.
                shutil.copytree(f"{folder}/output", f"{folder}/output-{stage}")
            if set(wanted) & set(list(BUDGETS)[list(BUDGETS).index(stage) + 1:]):
                subprocess.run(command(f"{tools}/survey-{stage}", stage, folder, f"{folder}/output"), check=True,
                               stdout=subprocess.DEVNULL)
        with ThreadPoolExecutor(os.cpu_count()) as pool:
            counts = dict(zip(wanted, pool.map(lambda stage: counted(tools, stage, folder), wanted)))
    beyond = [stage for stage in wanted if counts[stage] > BUDGETS[stage]]
    for stage in wanted:
        verdict = f", {100 * (counts[stage] / BUDGETS[stage] - 1):.0f} % beyond its budget" if stage in beyond else ""
        print(f"survey-{stage}: {counts[stage]:.0f} of {BUDGETS[stage]} million instructions{verdict}")
    if beyond:
        sys.exit("a stage takes more work than it did: make it faster, or say in the commit why its budget grows")

if __name__ == "__main__":
    main()

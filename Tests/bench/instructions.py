#!/usr/bin/env python3
"""How many instructions each stage takes for 1,000 respondents, against what it may take: instructions.py BIN.

Other than seconds, a count does not depend on what else the machine does. Fails if a stage takes more than its
budget, which is a tenth above what was counted when it was set; lower it when a stage becomes faster. Without
valgrind nothing is counted, and that is said.
"""
import os, re, shutil, subprocess, sys, tempfile
import exports

RESPONDENTS = 1000
# Millions of instructions, for answers in words; one thread.
BUDGETS = {"ingest": 640, "clean": 380, "tabulate": 315, "protect": 2170, "findings": 280, "report": 780}

def counted(tool, arguments, folder):
    """The instructions of one run."""
    # valgrind cannot read the debug information of Swift.
    plain = f"{folder}/{os.path.basename(tool)}"
    subprocess.run(["strip", "-g", "-o", plain, tool], check=True)
    command = ["valgrind", "--tool=callgrind", f"--callgrind-out-file={folder}/calls", plain, *arguments]
    # Dictionaries are seeded at random otherwise.
    environment = {**os.environ, "SWIFT_DETERMINISTIC_HASHING": "1"}
    run = subprocess.run(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    found = re.search(r"I\s+refs:\s+([\d,]+)", run.stderr)
    if run.returncode or not found:
        sys.exit(f"{tool}: {run.stderr[-1000:]}")
    return int(found[1].replace(",", ""))

def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    if not shutil.which("valgrind") or not shutil.which("strip"):
        print("valgrind or strip is not installed: no instructions are counted")
        return
    tools = os.path.abspath(sys.argv[1])
    templates = os.path.join(os.path.dirname(os.path.abspath(__file__)), "../../surveys/templates")
    beyond = False
    with tempfile.TemporaryDirectory() as folder:
        exports.write_export(f"{folder}/export.csv", RESPONDENTS, True)
        exports.write_wave(f"{folder}/surveys", "w", exports.form_of_31(), f"{folder}/export.csv")
        for stage, budget in BUDGETS.items():
            arguments = ["--wave", f"{folder}/surveys/waves/w", "--output", f"{folder}/output"]
            if stage in ("ingest", "clean", "tabulate"):
                arguments += ["--threads", "1"]
            if stage == "report":
                arguments += ["--templates", templates]
            millions = counted(f"{tools}/survey-{stage}", arguments, folder) / 1e6
            verdict = "" if millions <= budget else f", {100 * (millions / budget - 1):.0f} % beyond its budget"
            beyond = beyond or bool(verdict)
            print(f"survey-{stage}: {millions:.0f} of {budget} million instructions{verdict}", flush=True)
    if beyond:
        sys.exit("a stage takes more work than it did: make it faster, or say in the commit why its budget grows")

if __name__ == "__main__":
    main()

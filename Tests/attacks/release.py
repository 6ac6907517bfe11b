"""Running a wave, and what an outsider then has: the files that may leave, and nothing else."""

import csv
import glob
import os
import shutil
import subprocess

STAGES = ("ingest", "clean", "tabulate", "protect", "findings", "report")
FORM = "f"  # of made-up waves
RELEASABLE = ("disclosure.csv", "findings.csv", "swot.csv", "published.csv", "changes.csv", "trend.csv",
              "report.*.md", "tables.*.md", "trend.*.md")


class Refused(Exception):
    """A stage wrote nothing."""


class Tools:
    def __init__(self, binaries, root):
        self.binaries, self.root = binaries, root

    def run(self, surveys, wave, output):
        """Runs a wave from its exports to its report. Its messages are returned."""
        messages = ""
        for stage in STAGES:
            command = [os.path.join(self.binaries, "survey-" + stage)]
            command += ["--wave", os.path.join(surveys, "waves", wave), "--output", output]
            if stage in ("ingest", "clean", "tabulate"):
                command += ["--form", FORM]
            if stage == "report":
                command += ["--templates", os.path.join(self.root, "surveys", "templates")]
            result = subprocess.run(command, capture_output=True, text=True)
            messages += result.stderr
            if result.returncode:
                raise Refused(f"{wave}: survey-{stage} ended with {result.returncode}: {result.stderr.strip()}")
        return messages

    def hand_over(self, surveys, wave, output):
        """`make handover`, with the tools as they are. False if it refuses."""
        built = os.path.join(self.binaries, ".built")
        command = ["make", "-f", os.path.join(self.root, "Makefile"), "-o", built, "handover", "WAVE=" + wave,
                   "BIN=" + self.binaries, "SURVEYS=" + surveys, "OUTPUT=" + output]
        result = subprocess.run(command, capture_output=True, text=True, cwd=self.root)
        if result.returncode and "65" not in result.stdout + result.stderr:
            raise Refused(f"{wave}: make handover: {result.stderr.strip()[-500:]}")
        return result.returncode == 0


class Release:
    """What was released of a wave's form."""

    def __init__(self, folder, form=FORM):
        self.folder = folder
        self.disclosure = [row for row in self._table("disclosure.csv") if row["form"] == form]
        for name in ("distributions", "crosstabs", "numbers", "tests", "weights", "quality", "quotes", "panel"):
            setattr(self, name, self._table(f"tables/{form}/{name}.csv"))
        counts = [row["n"] for row in self.quality if row["measure"] == "respondents"]
        self.respondents = int(counts[0]) if counts else None

    @classmethod
    def taken(cls, output, wave, place, form=FORM):
        """Copies what may leave, so that nothing else can be read."""
        source = os.path.join(output, wave)
        for pattern in RELEASABLE + (f"tables/{form}/*.csv",):
            for path in glob.glob(os.path.join(source, pattern)):
                target = os.path.join(place, os.path.relpath(path, source))
                os.makedirs(os.path.dirname(target), exist_ok=True)
                shutil.copy(path, target)
        return cls(place, form)

    def _table(self, name):
        return table(os.path.join(self.folder, name))

    def texts(self):
        for path in sorted(glob.glob(os.path.join(self.folder, "**", "*"), recursive=True)):
            if os.path.isfile(path):
                with open(path, encoding="utf-8") as file:
                    yield os.path.relpath(path, self.folder), file.read()


def table(path):
    if not os.path.exists(path):
        return []
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def number_range(text, precision="", rounded_by=None):
    """The values that a released figure allows: (low, high); None where it is withheld.

    `precision` is the step of the row, `rounded_by` a step that the attacker knows from elsewhere."""
    if not text or precision == "withheld":
        return None
    if ".." in text:
        low, high = text.split("..")
        return float(low), float(high)
    value = float(text)
    step = rounded_by or 0
    if precision and precision != "band":
        step = float(precision)
    slack = step / 2 + 1e-9 * max(1, abs(value))
    return value - slack, value + slack


def whole(text):
    """A released count, exact or as a band."""
    if not text:
        return None
    if ".." in text:
        low, high = text.split("..")
        return int(float(low)), int(float(high))
    return int(float(text)), int(float(text))

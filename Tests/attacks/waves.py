"""Made-up waves: what is written is a SURVEYS folder as a team would have it."""

import csv
import io
import os
from dataclasses import dataclass, field


@dataclass
class Q:
    """A question: codes '1' to 'n', further ones counted apart, an own answer."""

    name: str
    codes: int = 0
    kind: str = "select_one"
    role: str = ""
    scale: str = ""
    apart: bool = False
    other: bool = False
    relevant: str = ""
    constraint: str = ""

    @property
    def answers(self):
        return [str(code + 1) for code in range(self.codes)] + ["9"] * self.apart + ["other"] * self.other


@dataclass
class Wave:
    """A wave of one form `f`: its questionnaire, its answers, its rules."""

    name: str
    questions: list
    answers: list  # of each respondent: the answers by question, blank where missing
    form: dict = field(default_factory=dict)  # further keys of the form in wave.yml
    files: dict = field(default_factory=dict)  # further files of the wave's folder
    derived: dict = field(default_factory=dict)  # conditions of derived shares by name
    truths: dict = field(default_factory=dict)  # what an attack is after beside the tables

    def write(self, surveys):
        folder = os.path.join(surveys, "waves", self.name)
        os.makedirs(folder, exist_ok=True)
        os.makedirs(os.path.join(surveys, "instruments"), exist_ok=True)
        _write(os.path.join(surveys, "instruments", self.name + ".csv"), self._instrument())
        _write(os.path.join(folder, "f.csv"), self._export())
        for name, text in self.files.items():
            _write(os.path.join(folder, name), text)
        keys = {"instrument": self.name + ".csv", "responses": "[f.csv]", **self.form}
        yaml = ["languages: [en]", "forms:", "  f:"] + [f"    {key}: {value}" for key, value in keys.items()]
        if "before" in self.truths:
            yaml.append("previous: " + self.truths["before"].name)
        if self.derived:
            yaml.append("swot: {rules: rules.yml}")
            _write(os.path.join(folder, "rules.yml"), self._rules())
        _write(os.path.join(folder, "wave.yml"), "\n".join(yaml) + "\n")
        return folder

    def _instrument(self):
        rows = [["survey"], ["", "type", "name", "label::English (en)", "relevant", "constraint", "role", "scale",
                             "required", "topic"]]
        choices = [["choices"], ["", "list_name", "name", "label::English (en)", "missing"]]
        for question in self.questions:
            kind = question.kind
            if kind.startswith("select"):
                kind += " list_" + question.name
                for code in question.answers:
                    choices.append(["", "list_" + question.name, code, f"{question.name} answer {code}",
                                    "yes" if question.apart and code == "9" else ""])
            rows.append(["", kind, question.name, "Question " + question.name, question.relevant,
                         question.constraint, question.role, question.scale, "", "all"])
            if question.other:
                rows.append(["", "text", question.name + "_other", f"Question {question.name} (own answer)",
                             f"selected(${{{question.name}}}, 'other')", "", "", "", "no", "all"])
        settings = [["settings"], ["", "form_title", "form_id", "default_language"],
                    ["", self.name, self.name, "English (en)"]]
        return _csv(rows + choices + settings)

    def _export(self):
        names = [name for question in self.questions
                 for name in [question.name] + [question.name + "_other"] * question.other]
        return _csv([names] + [[row.get(name, "") for name in names] for row in self.answers])

    def _rules(self):
        lines = ["topics:", "  - {id: all, label: {en: All}}", "derived:"]
        for name, condition in self.derived.items():
            lines += [f"  - name: {name}", "    form: f", "    topic: all", f'    condition: "{condition}"',
                      f"    label: {{en: {name}}}", f"    definition: {{en: {name}}}"]
        return "\n".join(lines + ["factors: []", "rules: []", ""])


def _csv(rows):
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows(rows)
    return text.getvalue()


def _write(path, text):
    with open(path, "w", encoding="utf-8", newline="") as file:
        file.write(text)

"""What everybody may know of a questionnaire: its questions, answers and conditions."""

import csv
import re
from dataclasses import dataclass, field

BLANK, INVALID, NOT_ASKED = "", ".i", ".s"


@dataclass
class Question:
    name: str
    kind: str
    codes: list = field(default_factory=list)
    apart: list = field(default_factory=list)
    relevant: str = ""

    @property
    def valid(self):
        return [code for code in self.codes if code not in self.apart]


def read(path):
    """The questions by name."""
    lists, questions, section, header = {}, {}, "", []
    with open(path, encoding="utf-8", newline="") as file:
        for line in csv.reader(file):
            if line and line[0]:
                section, header = line[0], []
            elif not header:
                header = line
            elif section in ("survey", "choices"):
                row = dict(zip(header, line))
                if section == "choices":
                    lists.setdefault(row["list_name"], []).append((row["name"], row.get("missing") == "yes"))
                else:
                    questions[row["name"]] = row
    found = {}
    for name, row in questions.items():
        kind, _, listed = row["type"].partition(" ")
        choices = lists.get(listed, [])
        found[name] = Question(
            name, kind, [code for code, _ in choices], [code for code, missing in choices if missing],
            row.get("relevant", ""))
    return found


def asks_about(condition):
    return re.findall(r"\$\{(\w+)\}", condition)


def truth(condition, answers):
    """Whether a condition holds: True, False, or None where a blank leaves it open."""
    tokens = re.findall(r"\$\{\w+\}|'[^']*'|!=|=|\(|\)|\w+|,", condition)
    return _Reader(tokens, answers).disjunction()


class _Reader:
    def __init__(self, tokens, answers):
        self.tokens, self.answers, self.place = tokens, answers, 0

    def peek(self):
        return self.tokens[self.place] if self.place < len(self.tokens) else None

    def take(self):
        self.place += 1
        return self.tokens[self.place - 1]

    def disjunction(self):
        value = self.conjunction()
        while self.peek() == "or":
            self.take()
            other = self.conjunction()
            value = True if True in (value, other) else None if None in (value, other) else False
        return value

    def conjunction(self):
        value = self.comparison()
        while self.peek() == "and":
            self.take()
            other = self.comparison()
            value = False if False in (value, other) else None if None in (value, other) else True
        return value

    def comparison(self):
        if self.peek() == "(":
            self.take()
            value = self.disjunction()
            self.take()
            return value
        if self.peek() in ("not", "selected"):
            function = self.take()
            self.take()
            if function == "not":
                value = self.disjunction()
                self.take()
                return None if value is None else not value
            left = self.value()
            self.take()
            right = self.value()
            self.take()
            return None if left in (BLANK, INVALID) else left == right
        left, sign, right = self.value(), self.take(), self.value()
        if sign == "!=" and right == "":
            return left not in (BLANK, INVALID, NOT_ASKED)
        if left in (BLANK, INVALID):
            return None
        return (left == right) == (sign == "=")

    def value(self):
        token = self.take()
        return self.answers[token[2:-1]] if token.startswith("$") else token.strip("'")

"""The attacker of counts: everything released about some questions is a statement about how many respondents gave
which combination of answers to them; what can be said of a hidden count is its least and highest value in all
whole-numbered solutions."""

import itertools
import re

from instrument import BLANK, INVALID, NOT_ASKED, asks_about, truth
from integer_program import IntegerProgram
from release import number_range, whole
from verdicts import TableTest


class Joint:
    """The unknown counts of all combinations of answers to some questions, and what releases say of them."""

    def __init__(self, questions, names, respondents, possible):
        """`possible` names the states that a question can be in beside its codes."""
        self.questions, self.names = questions, names
        domains = [questions[name].codes + possible[name] for name in names]
        self.states = [dict(zip(names, values)) for values in itertools.product(*domains)]
        self.states = [state for state in self.states if self._can_be(state)]
        self.program = IntegerProgram(len(self.states))
        self.respondents = respondents
        if respondents is not None:
            self.say(lambda state: True, (respondents, respondents))

    def _can_be(self, state):
        for name, value in state.items():
            condition = self.questions[name].relevant
            if not condition:
                if value == NOT_ASKED:
                    return False
            elif all(asked in state for asked in asks_about(condition)):
                holds = truth(condition, state)
                if (value == NOT_ASKED) != (holds is False):
                    return False
        return True

    def cells(self, holds):
        return [index for index, state in enumerate(self.states) if holds(state)]

    def say(self, holds, between):
        """So many respondents are in the states of which something holds."""
        cells = self.cells(holds)
        self.program.require({cell: 1 for cell in cells}, between[0], between[1])

    def say_sum(self, weigh, low=None, high=None):
        """The respondents' sum of something lies there."""
        coefficients = {index: weigh(state) for index, state in enumerate(self.states)}
        self.program.require({index: value for index, value in coefficients.items() if value}, low, high)

    def interval(self, holds):
        cells = self.cells(holds)
        return (0, 0) if not cells else self.program.interval(cells)


class Attack:
    """One question with the characteristics it is crossed with and whatever it is linked to."""

    def __init__(self, releases, questions, names, derived=(), weights=None):
        """`weights`: a characteristic, and the share of each of its categories that the sample is weighted to."""
        self.releases, self.questions, self.names = releases, questions, names
        self.derived = {name: condition for name, condition in dict(derived).items()
                        if set(asks_about(condition)) <= set(names)}
        self.weights = weights

    def joints(self):
        """What is released, once for each size that the groups told apart by the weights may have."""
        joint = self.joint()
        if not self.weights:
            return [joint]
        by, shares = self.weights
        sizes = {code: joint.interval(self._is(by, code)) for code in shares}
        if all(low == high for low, high in sizes.values()):
            possible = [{code: low for code, (low, _) in sizes.items()}]
        elif self.releases[0].respondents <= 40 and len(shares) == 2:
            (one, (low, high)), (other, _) = sizes.items()
            possible = [{one: size, other: self.releases[0].respondents - size} for size in range(low, high + 1)]
        else:
            return [joint]
        joints = []
        for groups in possible:
            if not all(groups.values()):
                continue
            joint = self.joint()
            weights = {code: share * joint.respondents / 100 / groups[code] for code, share in shares.items()}
            if not self._has_extremes(weights.values()):
                continue
            for code, size in groups.items():
                joint.say(self._is(by, code), (size, size))
            self._weighted(joint, weights)
            joints.append(joint)
        return joints

    def _has_extremes(self, weights):
        """Whether the least and the largest weight are those of weights.csv, to the hundredth at least."""
        told = {row["measure"]: row for release in self.releases for row in release.weights}
        for measure, weight in (("smallest", min(weights)), ("largest", max(weights))):
            row = told.get(measure, {})
            between = number_range(row.get("value", ""), row.get("precision", ""), rounded_by=0.01)
            if between and not between[0] <= weight <= between[1]:
                return False
        return True

    def joint(self, margins_alone=False):
        first = self.releases[0]
        joint = Joint(self.questions, self.names, first.respondents, {
            name: [state for state, column in ((BLANK, "blank"), (INVALID, "invalid"), (NOT_ASKED, "not_asked"))
                   if self._may_be(name, column)] for name in self.names})
        for release in self.releases:
            self._distributions(joint, release)
            if not margins_alone:
                self._crosstabs(joint, release)
                self._quality(joint, release)
                self._intervals(joint, release)
        return joint

    def _may_be(self, name, column):
        for release in self.releases:
            for row in release.distributions:
                if row["question"] == name and row[column] == "0":
                    return False
        return True

    # What a code stands for: several where categories are told together.

    def _codes(self, name, code):
        known = self.questions[name].codes
        return {code} if code in known else set(code.split("+"))

    def _is(self, name, code):
        """Whether a state is of a code; without one, whether it has no valid answer."""
        if not code:
            valid = set(self.questions[name].valid)
            return lambda state: state[name] not in valid
        codes = self._codes(name, code)
        return lambda state: state[name] in codes

    def _is_valid(self, name):
        valid = set(self.questions[name].valid)
        return lambda state: state[name] in valid

    def _share(self, name):
        """Whether a derived share counts a respondent, and as what."""
        condition = self.derived[name]
        asked = asks_about(condition)
        apart = {question: self.questions[question].apart for question in asked}

        def value(state):
            answers = {question: BLANK if state[question] in apart[question] else state[question]
                       for question in asked}
            return {True: "1", False: "0", None: None}[truth(condition, answers)]

        return value

    def _given(self, name, code):
        """Whether a state gives an answer: (the answer, any valid answer)."""
        if name in self.derived:
            value = self._share(name)
            return (lambda state: value(state) == (code or None)), (lambda state: value(state) is not None)
        return self._is(name, code), self._is_valid(name)

    def _about(self, name):
        return name in self.names or name in self.derived

    def _distributions(self, joint, release):
        for row in release.distributions:
            name = row["question"]
            if not self._about(name):
                continue
            given, valid = self._given(name, row["code"])
            _say(joint, given, row["n"])
            _say(joint, valid, row["base"])
            if name in self.names:
                for column, value in (("blank", BLANK), ("invalid", INVALID), ("not_asked", NOT_ASKED)):
                    _say(joint, lambda state, value=value: state[name] == value, row[column])

    def _crosstabs(self, joint, release):
        for row in release.crosstabs:
            name, by = row["question"], row["by"]
            if not (self._about(name) and by in self.names):
                continue
            given, valid = self._given(name, row["code"])
            group = self._is(by, row["by_code"])
            _say(joint, lambda state: given(state) and group(state), row["n"])
            _say(joint, lambda state: valid(state) and group(state), row["base"])
            total = self._row_total(release, row)
            if total is not None:
                grouped = self._is_valid(by)
                _say(joint, lambda state: given(state) and grouped(state), str(total))

    def _row_total(self, release, row):
        """An adjusted residual is an equation in the total of its row."""
        if not (row["adjusted_residual"] and row["n"].isdigit() and row["base"].isdigit()) or release.weights:
            return None
        if row.get("precision") or ".." in row["adjusted_residual"]:
            return None
        bases = {other["by_code"]: other["base"] for other in release.crosstabs
                 if other["question"] == row["question"] and other["by"] == row["by"] and other["base"].isdigit()}
        groups = {other["by_code"] for other in release.crosstabs
                  if other["question"] == row["question"] and other["by"] == row["by"]}
        if set(bases) != groups:
            return None
        n, base, everybody = int(row["n"]), int(row["base"]), sum(map(int, bases.values()))
        residual = float(row["adjusted_residual"])
        fits = []
        for total in range(n, everybody):
            expected = total * base / everybody
            spread = expected * (1 - total / everybody) * (1 - base / everybody)
            if spread > 0 and abs((n - expected) / spread**0.5 - residual) < 1e-9:
                fits.append(total)
        return fits[0] if len(fits) == 1 else None

    def _quality(self, joint, release):
        """How many were asked a question that is no part of this is how many its condition holds for."""
        for row in release.quality:
            question = self.questions.get(row["name"])
            if row["measure"] not in ("blank", "invalid") or question is None or not row["base"]:
                continue
            if question.name in self.names:
                _say(joint, lambda state: state[question.name] != NOT_ASKED, row["base"])
                value = BLANK if row["measure"] == "blank" else INVALID
                _say(joint, lambda state: state[question.name] == value, row["n"])
            elif question.relevant and set(asks_about(question.relevant)) <= set(self.names):
                _say(joint, lambda state: truth(question.relevant, state) is not False, row["base"])

    def _intervals(self, joint, release):
        for row in release.disclosure:
            if not (row["by"] and row["low"] and row["high"] and self._about(row["question"])
                    and row["by"] in self.names):
                continue
            given, _ = self._given(row["question"], row["code"])
            group = self._is(row["by"], row["by_code"])
            joint.say(lambda state: given(state) and group(state), (int(row["low"]), int(row["high"])))

    def _weighted(self, joint, weights):
        """A weighted share is an equation in the counts of the groups that the weights tell apart."""
        by = self.weights[0]
        for release in self.releases:
            columns = set(release.distributions[0]) if release.distributions else set()
            for row in release.distributions + release.crosstabs:
                name = row["question"]
                if not row.get("weighted_percent") or name == by or not self._about(name):
                    continue
                given, valid = self._given(name, row["code"])
                if row.get("by"):
                    if row["by"] not in self.names:
                        continue
                    group = self._is(row["by"], row["by_code"])
                else:
                    group = lambda state: True
                step = None
                text = row["weighted_percent"]
                if "precision" not in columns and "." not in text:
                    step = 1  # before figures said how they were rounded
                elif "precision" not in columns and re.fullmatch(r"\d+\.\d", text):
                    step = 0.1
                between = number_range(text, row.get("precision", ""), rounded_by=step)
                if between is None:
                    continue

                def weigh(share):
                    return lambda state: weights.get(state[by], 0) * (
                        (1 if given(state) else 0) - share / 100) if valid(state) and group(state) else 0

                joint.say_sum(weigh(between[0]), low=-1e-7)
                joint.say_sum(weigh(between[1]), high=1e-7)

    def values(self, name, by, code, by_code, joints):
        """The values that a hidden count may have, by the counts alone and then by the verdict of its test."""
        given, _ = self._given(name, code)
        group = self._is(by, by_code)
        values = possible(joints, lambda state: given(state) and group(state))
        test = TableTest.released(self.releases, name, by)
        if test is None or len(values) == 1 or name in self.derived:
            return values
        return values & set().union(*(test.values(self, joint, (name, by, code, by_code)) for joint in joints))


def possible(joints, holds):
    """The values that a count may have in one of several pictures of the whole."""
    values = set()
    for joint in joints:
        between = joint.interval(holds)
        if between is not None:
            values |= set(range(between[0], between[1] + 1))
    return values


def _say(joint, holds, text):
    between = whole(text)
    if between is not None:
        joint.say(holds, between)

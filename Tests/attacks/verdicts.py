"""What a released test of a table tells of its hidden counts: of all tables that the counts allow, those that give
another p-value or verdict can be struck out."""

import functools
import itertools
import math

from release import number_range

BOUNDS = (0.001, 0.01, 0.049)


class TableTest:
    """The released test of one table, p within an interval."""

    def __init__(self, name, between):
        self.name, self.between = name, between

    @classmethod
    def released(cls, releases, question, by):
        for release in releases:
            alone = sum(1 for row in release.tests if row["p_adjusted"])
            for row in release.tests:
                if {row["question"], row["by"]} != {question, by}:
                    continue
                text = row["p"] or (row["p_adjusted"] if alone == 1 else "")
                between = _p_range(row, text)
                if between and row["test"] in ("fisher", "pearson", "exact", "monte_carlo"):
                    return cls(row["test"], between)
        return None

    def values(self, attack, joint, cell, limit=20_000):
        """The values of one count in all tables that the counts and this test allow."""
        name, by, code, by_code = cell
        rows, columns = attack.questions[name].valid, attack.questions[by].valid
        cells = [(row, column) for row in rows for column in columns]
        ranges = [joint.interval(lambda state: state[name] == row and state[by] == column) for row, column in cells]
        if None in ranges:
            return set()
        sums = [([index for index, (row, _) in enumerate(cells) if row == wanted],
                 joint.interval(lambda state: state[name] == wanted and state[by] in columns)) for wanted in rows]
        sums += [([index for index, (_, column) in enumerate(cells) if column == wanted],
                  joint.interval(lambda state: state[by] == wanted and state[name] in rows)) for wanted in columns]
        wanted = [index for index, (row, column) in enumerate(cells)
                  if row in attack._codes(name, code) and column in attack._codes(by, by_code)]
        found, tried = set(), 0
        for counts in _tables(ranges, sums):
            tried += 1
            if tried > limit:
                return set(range(10**6))  # too many to try: nothing is told
            if self.fits([counts[start:start + len(columns)] for start in range(0, len(counts), len(columns))]):
                found.add(sum(counts[index] for index in wanted))
        return found

    def fits(self, table):
        p, slack = p_value(table)
        if p is None:
            return False
        low, high = self.between
        if self.name == "exact":
            slack = 1e-9  # found by all tables, as here, and not by random ones
        return low - slack <= p <= high + slack


def _p_range(row, text):
    if not text:
        return None
    if ".." in text or row.get("precision"):
        return number_range(text, row.get("precision", ""))
    value = float(text)
    if not row["statistic"] and (value in BOUNDS or value == 1):
        # A bound: the least that p keeps.
        smaller = [bound for bound in BOUNDS if bound < value]
        return (max(smaller) + 1e-12 if smaller else 0), value
    return value - 1e-9, value + 1e-9


def _tables(ranges, sums):
    """All tables within ranges of cells whose sums are within ranges."""
    counts = [None] * len(ranges)

    def fill(index):
        if index == len(ranges):
            yield tuple(counts)
            return
        for value in range(ranges[index][0], ranges[index][1] + 1):
            counts[index] = value
            if all(_possible(cells, between) for cells, between in sums if index in cells):
                yield from fill(index + 1)
        counts[index] = None

    def _possible(cells, between):
        low = sum(ranges[cell][0] if counts[cell] is None else counts[cell] for cell in cells)
        high = sum(ranges[cell][1] if counts[cell] is None else counts[cell] for cell in cells)
        return low <= between[1] and high >= between[0]

    return fill(0)


def p_value(table):
    """The p-value of the test that decides, and how far a random one may be off; None where none can be made."""
    table = [row for row in table if sum(row)]
    table = [list(row) for row in zip(*[column for column in zip(*table) if sum(column)])]
    if len(table) < 2 or len(table[0]) < 2:
        return None, 0
    rows, columns = [sum(row) for row in table], [sum(column) for column in zip(*table)]
    everybody = sum(rows)
    least = min(row * column / everybody for row in rows for column in columns)
    statistic = _chi_square(table, rows, columns, everybody)
    if len(table) == len(table[0]) == 2:
        return _fisher(table, rows, columns, everybody), 1e-9
    if least < 5:
        return _exact(tuple(rows), tuple(columns), round(statistic, 9)), 0.004
    return _upper_chi_square(statistic, (len(rows) - 1) * (len(columns) - 1)), 1e-9


def _chi_square(table, rows, columns, everybody):
    return sum((table[i][j] - rows[i] * columns[j] / everybody) ** 2 / (rows[i] * columns[j] / everybody)
               for i, j in itertools.product(range(len(rows)), range(len(columns))))


def _fisher(table, rows, columns, everybody):
    def chance(first):
        return (math.comb(rows[0], first) * math.comb(rows[1], columns[0] - first)
                / math.comb(everybody, columns[0]))

    seen = chance(table[0][0])
    return sum(chance(first) for first in range(max(0, columns[0] - rows[1]), min(rows[0], columns[0]) + 1)
               if chance(first) <= seen * (1 + 1e-7))


@functools.lru_cache(maxsize=None)
def _exact(rows, columns, statistic):
    """The chance of tables with these margins that differ as much or more from independence."""
    everybody = sum(rows)
    logs = [math.lgamma(n + 1) for n in range(everybody + 1)]
    fixed = sum(logs[n] for n in rows + columns) - logs[everybody]
    total = 0.0
    for table in _with_margins(rows, columns):
        if _chi_square(table, rows, columns, everybody) >= statistic - 1e-7:
            total += math.exp(fixed - sum(logs[n] for row in table for n in row))
    return min(total, 1)


def _with_margins(rows, columns):
    if len(rows) == 1:
        yield [list(columns)]
        return
    for first in _compositions(rows[0], columns):
        for rest in _with_margins(rows[1:], [column - n for column, n in zip(columns, first)]):
            yield [first] + rest


def _compositions(total, limits):
    if len(limits) == 1:
        if total <= limits[0]:
            yield [total]
        return
    for n in range(min(total, limits[0]) + 1):
        for rest in _compositions(total - n, limits[1:]):
            yield [n] + rest


def _upper_chi_square(statistic, degrees):
    """The upper tail, by the series of the lower incomplete gamma function."""
    a, x = degrees / 2, statistic / 2
    if x <= 0:
        return 1.0
    term = total = 1 / a
    n = a
    while term > total * 1e-16:
        n += 1
        term *= x / n
        total += term
    return max(0.0, 1 - total * math.exp(-x + a * math.log(x) - math.lgamma(a)))

"""The attacker of numbers: how many respondents gave each value is a count like any other, and mean, standard
deviation, quartiles and extremes are statements about these counts; the tests by group then tell who gave which."""

import itertools
import math
from collections import Counter

from integer_program import IntegerProgram
from release import number_range


def counts_of_values(row, lowest, highest):
    """For each whole value how many respondents may have given it: (least, most), from a row of numbers.csv."""
    n = int(float(row["n"])) if row["n"] and ".." not in row["n"] else None
    if n is None:
        return None
    precision = row.get("precision", "")
    figures = {name: number_range(row[name], precision) for name in ("mean", "sd", "min", "q1", "median", "q3", "max")}
    values = list(range(lowest, highest + 1))
    program = IntegerProgram(len(values))
    program.require(dict.fromkeys(range(len(values)), 1), n, n)
    mean, deviation = figures["mean"], figures["sd"]
    if mean:
        program.require(dict(enumerate(values)), n * mean[0] - 1e-6, n * mean[1] + 1e-6)
    if mean and deviation:
        squares = [(n - 1) * sd * sd for sd in deviation]
        ends = [n * m * m for m in mean]
        least = 0 if mean[0] < 0 < mean[1] else min(ends)
        program.require({index: value * value for index, value in enumerate(values)},
                        squares[0] + least - 1e-5, squares[1] + max(ends) + 1e-5)

    def at_most(value):
        return {index: 1 for index, other in enumerate(values) if other <= value}

    for name, share in (("min", 0), ("q1", 0.25), ("median", 0.5), ("q3", 0.75), ("max", 1)):
        between = figures[name]
        if between is None:
            continue
        place = (n - 1) * share  # quantiles of type 7
        below, above = math.floor(place), math.ceil(place)
        # The value at `below` is not above the quantile, that at `above` not below it.
        program.require(at_most(math.floor(between[1] + 1e-6)), low=below + 1)
        program.require(at_most(math.ceil(between[0] - 1e-6) - 1) or {0: 0}, high=above)
    found = {}
    for index, value in enumerate(values):
        between = program.interval([index])
        if between is None:
            return None
        found[value] = between
    return found


class TooMany(Exception):
    """More lists than are worth trying."""


def lists(row, sizes, tests, lowest, highest, limit=300_000):
    """All (sorted values, those of the second of two groups) that exact figures allow; None where figures are not
    exact or too many lists are left. `tests` are (statistic, released value), Welch's first, with its degrees."""
    exact = {name: row[name] for name in ("mean", "sd", "min", "q1", "median", "q3", "max")}
    if row.get("precision") or not all(exact.values()) or not tests:
        return None
    n = int(row["n"])
    places = [(n - 1) * share for share in (0, 0.25, 0.5, 0.75, 1)]
    if any(place != int(place) for place in places):
        return None
    total = round(n * float(row["mean"]))
    squares = round((n - 1) * float(row["sd"]) ** 2 + n * float(row["mean"]) ** 2)
    sums = _sums_of_group(sizes, total, squares, tests, highest)
    groups = [group for group in _groups(sizes[1], sums, lowest, highest)]
    known = [int(float(exact[name])) for name in ("min", "q1", "median", "q3", "max")]
    found = []
    try:
        filled = list(itertools.islice(_filled(known, [int(place) for place in places], total, squares), limit + 1))
    except TooMany:
        return None
    if len(filled) > limit:
        return None
    ranked = [seen for statistic, seen in tests if statistic is kruskal_wallis]
    for values in filled:
        counts = Counter(values)
        ranks = _ranks(counts)
        ties = 1 - sum(many**3 - many for many in counts.values()) / (n**3 - n)
        for group in groups:
            if Counter(group) - counts:
                continue
            if ranked:
                # With two groups one rank sum gives the other.
                sum_ = sum(ranks[value] for value in group)
                parts = sum_**2 / sizes[1] + (n * (n + 1) / 2 - sum_) ** 2 / sizes[0]
                if not _close((12 / (n * (n + 1)) * parts - 3 * (n + 1)) / ties, ranked[0]):
                    continue
            found.append((values, group))
    return found


def _sums_of_group(sizes, total, squares, tests, highest):
    """Which sums and sums of squares the second group may have, by Welch's statistic and the whole list's."""
    wanted = [seen for statistic, seen in tests if statistic is welch]
    first, second = sizes
    found = set()
    for sum_ in range(min(total, second * highest) + 1):
        for square in range(-(-sum_ * sum_ // second), min(squares, sum_ * highest) + 1):
            if (square - sum_) % 2:
                continue
            if not wanted:
                found.add((sum_, square))
                continue
            rest = total - sum_, squares - square
            spread = [(q - s * s / size) / (size - 1) for s, q, size in ((*rest, first), (sum_, square, second))]
            if min(spread) <= 0:
                continue
            error = spread[0] / first + spread[1] / second
            if _close((rest[0] / first - sum_ / second) ** 2 / error, wanted[0]):
                found.add((sum_, square))
    return found


def _groups(size, sums, lowest, highest):
    for values in itertools.combinations_with_replacement(range(lowest, highest + 1), size):
        if (sum(values), sum(value * value for value in values)) in sums:
            yield values


def _filled(known, places, total, squares):
    """All sorted lists with known values at some places, by sum and sum of squares: halves are matched."""
    halves = []
    for part in ((0, 1, 2), (2, 3, 4)):
        sides = []
        for left, right in zip(part, part[1:]):
            gap = places[right] - places[left] - 1
            sides.append(list(itertools.combinations_with_replacement(range(known[left], known[right] + 1), gap)))
        if len(sides[0]) * len(sides[1]) > 3_000_000:
            raise TooMany
        half = {}
        for one, other in itertools.product(*sides):
            values = one + (known[part[1]],) + other
            half.setdefault((sum(values), sum(value * value for value in values)), []).append(values)
        halves.append(half)
    ends = [known[0], known[2], known[4]]
    total -= sum(ends)
    squares -= sum(value * value for value in ends)
    for (sum_, square), lower in halves[0].items():
        for low in lower:
            for high in halves[1].get((total - sum_, squares - square), ()):
                yield (known[0],) + low + (known[2],) + high + (known[4],)


def _close(one, other):
    return one is not None and abs(one - other) <= 1e-7 * max(1, abs(other))


def welch(groups):
    """Welch's statistic for two groups of unequal variance: the square of his t."""
    means = [sum(group) / len(group) for group in groups]
    error = sum(sum((value - mean) ** 2 for value in group) / (len(group) - 1) / len(group)
                for group, mean in zip(groups, means))
    return (means[0] - means[1]) ** 2 / error if error else None


def kruskal_wallis(groups):
    """Kruskal and Wallis's statistic, corrected for ties."""
    counts = Counter(value for group in groups for value in group)
    n = sum(counts.values())
    ranks = _ranks(counts)
    ties = 1 - sum(many**3 - many for many in counts.values()) / (n**3 - n)
    squares = sum(sum(ranks[value] for value in group) ** 2 / len(group) for group in groups)
    return (12 / (n * (n + 1)) * squares - 3 * (n + 1)) / ties if ties else None


def _ranks(counts):
    """The mean rank of each value."""
    ranks, below = {}, 0
    for value in sorted(counts):
        ranks[value] = below + (counts[value] + 1) / 2
        below += counts[value]
    return ranks

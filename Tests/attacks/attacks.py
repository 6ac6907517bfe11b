"""The eleven attacks: the waves each is tried on, and what it makes of what was released."""

import random
from dataclasses import dataclass, field

import instrument
from counts import Attack, Joint, possible
from instrument import BLANK, NOT_ASKED, asks_about
from lists import counts_of_values, kruskal_wallis, lists, welch
from waves import Q, Wave


@dataclass
class Tally:
    """What an attack told of hidden counts above zero."""

    waves: int = 0
    hidden: int = 0
    exactly: int = 0
    closely: int = 0
    told: list = field(default_factory=list)

    def add(self, values, truth, enough, what):
        """`values` that remain possible of a count, of which `enough` should."""
        self.hidden += 1
        if not values:
            raise AssertionError(f"{what}: what was released contradicts itself")
        if truth not in values:
            raise AssertionError(f"{what}: an attack is wrong: {sorted(values)[:9]} without {truth}")
        if len(values) >= enough:
            return
        self.exactly += len(values) == 1
        self.closely += len(values) > 1
        self.told.append(f"{what}: {truth}, of {enough} values {sorted(values)} remain")


# Waves


def _row(chance, **answers):
    return {name: chance.choices(list(shares), list(shares.values()))[0] for name, shares in answers.items()}


CHARACTERISTICS = [Q("a", 2, role="demographic"), Q("b", 3, role="demographic", scale="ordinal")]
SEX = {"1": 45, "2": 55}
AGE = {"1": 35, "2": 40, "3": 25}


LONGEST = 25  # years in post


def numbers(seed):
    """21 respondents, years in post; five have several degrees. Every fourth: a number asked of two."""
    chance = random.Random(seed)
    few = seed % 4 == 3
    questions = [Q("a", 2, role="demographic"), Q("q", 2),
                 Q("x", kind="integer", constraint=f". >= 0 and . <= {LONGEST}", relevant="${q} = '2'" if few else "")]
    answers = []
    for number in range(21):
        row = {"a": "2" if number < 5 else "1", "q": "2" if not few or number in (3, 11) else "1"}
        if row["q"] == "2":
            row["x"] = str(min(LONGEST, int(chance.expovariate(1 / (1.5 if number < 5 else 6)))))
        answers.append(row)
    chance.shuffle(answers)
    return Wave("numbers", questions, answers)


def follow_ups(seed):
    chance = random.Random(seed)
    answers = []
    for _ in range(chance.choice([40, 60, 90])):
        row = _row(chance, a=SEX, q2={"1": 12, "2": 88})
        if row["q2"] == "1":
            row.update(_row(chance, q3={"1": 30, "2": 40, "3": 30}))
        answers.append(row)
    questions = [CHARACTERISTICS[0], Q("q2", 2), Q("q3", 3, relevant="${q2} = '1'")]
    return Wave("follow-ups", questions, answers)


def weights(seed):
    chance = random.Random(seed)
    size = (20, 40, 80, 150)[seed % 4]
    answers = [_row(chance, a={"1": 35, "2": 65}, q={"1": 8, "2": 42, "3": 50}) for _ in range(size)]
    share = chance.choice([52.5, 57, 61])
    margins = f"question,code,share\na,1,{share}\na,2,{100 - share}\n"
    wave = Wave("weights", [CHARACTERISTICS[0], Q("q", 3)], answers, form={"weights": "{margins: margins.csv}"},
                files={"margins.csv": margins})
    wave.truths["weights"] = "a", {"1": share, "2": 100 - share}
    return wave


def bounds(seed):
    """21 respondents, one question by one characteristic: the p-value of a table with hidden cells."""
    chance = random.Random(seed)
    answers = []
    for _ in range(21):
        row = _row(chance, a={"1": 45, "2": 55})
        row.update(_row(chance, q={"1": 70, "2": 30} if row["a"] == "1" else {"1": 20, "2": 80}))
        answers.append(row)
    return Wave("bounds", [CHARACTERISTICS[0], Q("q", 2)], answers)


def apart(seed):
    """Answers that are counted apart and blanks, rare in each group."""
    chance = random.Random(seed)
    rare = {"9": 8} if seed % 2 else {"": 8}
    answers = [_row(chance, a=SEX, b=AGE, q={"1": 46, "2": 46, **rare}) for _ in range(120)]
    return Wave("apart", CHARACTERISTICS + [Q("q", 2, apart=True)], answers)


def merges(seed):
    """A form that covers its population; few give an answer of their own, so it is told with another."""
    chance = random.Random(seed)
    answers = [_row(chance, a=SEX, q={"1": 45, "2": 40, "other": 15}) for _ in range(26)]
    for row in answers:
        if row["q"] == "other":
            row["q_other"] = chance.choice(["elsewhere", "at home", "with friends"])
    return Wave("merges", [CHARACTERISTICS[0], Q("q", 2, other=True)], answers, form={"population": "30"})


def shares(seed):
    chance = random.Random(seed)
    answers = [_row(chance, a=SEX, q2={"1": 20, "2": 40, "3": 40}, q3={"1": 15, "2": 85}) for _ in range(70)]
    return Wave("shares", [CHARACTERISTICS[0], Q("q2", 3), Q("q3", 2)], answers,
                derived={"need": "${q2} = '1' or ${q3} = '1'"})


def series(seed):
    """Handed over three times: with two characteristics, with one, with two and other rules; or a form that
    covers its population, whose merged categories come apart."""
    chance = random.Random(seed)
    if seed % 2:
        wave = merges(seed)
        rules = ["", "{minimum-cell: 5, minimum-form: 12}", "{minimum-cell: 1}"]
        wave.truths["versions"] = [{"disclosure": rule} if rule else {} for rule in rules]
    else:
        answers = [_row(chance, a=SEX, b=AGE, q={"1": 10, "2": 45, "3": 45}) for _ in range(60)]
        wave = Wave("series", CHARACTERISTICS + [Q("q", 3)], answers)
        both = "{by: [a, b]}"
        wave.truths["versions"] = [{"crosstabs": both}, {"crosstabs": "{by: [a]}"},
                                   {"crosstabs": both, "disclosure": "{minimum-cell: 1}"}]
    wave.name = "series"
    return wave


def alone(seed):
    chance = random.Random(seed)
    answers = [_row(chance, a=SEX, q={"1": 50, "2": 50}, q2={"1": 30, "2": 40, "3": 30}) for _ in range(1 + seed % 4)]
    return Wave("alone", [CHARACTERISTICS[0], Q("q", 2), Q("q2", 3)], answers)


def panel(seed):
    """The same people a year later. Every other time nearly all say the same again, a few are gone and a few new; else more
    change their minds. Every third: answers that few give."""
    chance = random.Random(seed)
    shares = {"1": 8, "2": 46, "3": 46} if seed % 3 else {"1": 6, "2": 10, "3": 84}
    people = {str(number): _row(chance, a=SEX, q=shares, q2={"1": 20, "2": 80}) for number in range(100, 250)}
    later = {}
    gone = 0.04 if seed % 2 else 0
    for number, row in people.items():
        if chance.random() < gone:
            continue
        moved = dict(row)
        for name in ("q", "q2"):
            if chance.random() < (0.01 if seed % 2 else chance.choice([0.1, 0.25, 0.4])):
                moved[name] = _row(chance, x=shares if name == "q" else {"1": 50, "2": 50})["x"]
        if chance.random() < 0.08:
            moved["q"] = ""
        later[number] = moved
    for number in range(300, 300 + chance.choice([0, 6, 12]) * (seed % 2)):
        later[str(number)] = _row(chance, a=SEX, q=shares, q2={"1": 20, "2": 80})
    questions = [Q("id", kind="text", role="id"), CHARACTERISTICS[0], Q("q", 3), Q("q2", 2)]
    rows = [[{"id": number, **row} for number, row in wave.items()] for wave in (people, later)]
    before = Wave("panel-before", questions, rows[0])
    return Wave("panel", questions, rows[1], form={"panel": "yes"}, truths={"before": before})


SECRETS = [
    ("Серік бізді алдады", "Серік"), ("СЕРІК БІЗДІ АЛДАДЫ", "СЕРІК"), ("әкім серік жұмыс істемейді", "серік"),
    ("серік деген ештеңе істемейді", "серік"), ("Ерлан мұғалім сабаққа келмейді", "Ерлан"),
    ("ИВАНОВ ПЛОХО РАБОТАЕТ", "ИВАНОВ"), ("начальник ахметов груб", "ахметов"), ("serik bizdi aldady", "serik"),
    ("звоните 8 7 0 1 1 2 3 4 5 6 7", "8 7 0 1 1 2 3"), ("тел ８７０１１２３４５６７", "８７０１"),
    ("тел ٨٧٠١١٢٣٤٥٦٧", "٨٧٠١"), ("нөмірім 8.7.0.1.1.2.3.4.5.6.7", "8.7.0.1"), ("тел 8/701/123/45/67", "8/701"),
    ("тел сегіз жеті жүз бір бір жүз жиырма үш", "жиырма үш"), ("Абай көшесі 15, 4 пәтерге келіңіз", "көшесі 15"),
    ("1990 жылы туғанмын, жұмыс жоқ", "1990 жылы"), ("есепшотым KZ86 125K ZT50 0410 0100", "125K"),
    ("көлігім 123.ABC.08", "123.ABC"),
]


def quotes(seed):
    chance = random.Random(seed)
    texts = [text for text, _ in SECRETS]
    answers = [{"a": chance.choice("12"), "t": texts[number] if number < len(texts) else ""} for number in range(40)]
    coding = "question,answer,code,quote\n" + "".join(f't,"{text}",1,yes\n' for text in texts)
    return Wave("quotes", [CHARACTERISTICS[0], Q("t", kind="text"), Q("t_coded", 2, relevant="${t} != ''")], answers,
                form={"coding": "coding.csv"}, files={"coding.csv": coding})


# Attacks


def on_counts(wave, releases, questions, tally):
    """Every count of a question by a characteristic that was not released, and small ones that never are."""
    width = 5
    characteristics = [question.name for question in wave.questions if question.role == "demographic"]
    linked = [question.name for question in wave.questions if question.kind == "select_one"]
    people = [_state(row, questions, linked) for row in wave.answers]
    names = [name for name in linked if name in questions]
    attack = Attack(releases, questions, names, wave.derived, wave.truths.get("weights"))
    joints, margins = attack.joints(), attack.joint(margins_alone=True)

    def judge(name, by, code, by_code):
        given, _ = attack._given(name, code)
        group = attack._is(by, by_code)
        truth = sum(given(state) and group(state) for state in people)
        if not truth:
            return
        least, most = margins.interval(lambda state: given(state) and group(state))
        tally.add(attack.values(name, by, code, by_code, joints), truth, min(width, most - least + 1),
                  f"{name}={code} by {by}={by_code}")

    shown = {(row["question"], row["by"], row["code"], row["by_code"])
             for row in releases[-1].crosstabs if row["n"]}
    shown |= {(by, name, by_code, code) for name, by, code, by_code in shown}
    for name in names + list(wave.derived):
        codes = questions[name].valid if name in questions else ["1", "0"]
        for by in characteristics:
            if name == by or name in characteristics and characteristics.index(name) > characteristics.index(by):
                continue
            for by_code in questions[by].valid:
                for code in codes:
                    hidden = (name, by, code, by_code) not in shown or len(releases) > 1 and any(
                        row["question"] == name and row["by"] == by and row["code"] == code
                        and row["by_code"] == by_code and not row["n"]
                        for release in releases for row in release.crosstabs)
                    if hidden:
                        judge(name, by, code, by_code)
                if name in questions and name not in characteristics:
                    _judge_apart(attack, joints, margins, people, questions[name], by, by_code, width, tally)
    _judge_categories(attack, joints, wave, releases, questions, people, width, tally)


def _judge_apart(attack, joints, margins, people, question, by, by_code, width, tally):
    """Answers counted apart and blanks of a group, where they are few."""
    group = attack._is(by, by_code)
    for value in question.apart + [BLANK]:
        holds = lambda state: state[question.name] == value and group(state)
        truth = sum(holds(state) for state in people)
        if 1 <= truth < width:
            least, most = margins.interval(holds)
            tally.add(possible(joints, holds), truth, min(width, most - least + 1),
                      f"{question.name}={value or 'blank'} by {by}={by_code}")


def _judge_categories(attack, joints, wave, releases, questions, people, width, tally):
    """Categories that a distribution tells together with others, or not at all."""
    for question in wave.questions:
        if question.kind != "select_one":
            continue
        told = [{row["code"] for row in release.distributions if row["question"] == question.name and row["n"]}
                for release in releases]
        for code in questions[question.name].valid:
            if all(code in codes for codes in told):
                continue
            holds = lambda state: state[question.name] == code
            truth = sum(holds(state) for state in people)
            if truth:
                tally.add(possible(joints, holds), truth, min(width, len(people) + 1),
                          f"{question.name}={code}")


def _state(row, questions, names):
    state = {}
    for name in names:
        state[name] = row.get(name, "")
        condition = questions[name].relevant
        if condition and instrument.truth(condition, {asked: row.get(asked, "") for asked in asks_about(condition)}) \
                is False:
            state[name] = NOT_ASKED
    return state


def on_numbers(wave, releases, questions, tally):
    """How many gave each value; and, where all is known, which values the smaller group gave."""
    given = [int(row["x"]) for row in wave.answers if row.get("x")]
    smaller = [int(row["x"]) for row in wave.answers if row.get("x") and row["a"] == "2"]
    rows = [row for row in releases[-1].numbers if row["question"] == "x"]
    found = counts_of_values(rows[0], 0, LONGEST) if rows else None
    tests = [(statistic, float(row["statistic"])) for row in releases[-1].tests for name, statistic in
             (("welch", welch), ("kruskal_wallis", kruskal_wallis))
             if row["question"] == "x" and row["test"] == name and row["statistic"]]
    fits = lists(rows[0], (len(given) - len(smaller), len(smaller)), tests, 0, LONGEST) if found else None
    for value in sorted(set(given)):
        least, most = found[value] if found else (0, len(given))
        values = set(range(least, most + 1)) if fits is None else {fit.count(value) for fit, _ in fits}
        tally.add(values, given.count(value), 2, f"x={value}")
    for value in sorted(set(smaller)) if len(smaller) < len(given) else []:
        values = {0, len(smaller)} | {smaller.count(value)} if fits is None else {
            group.count(value) for _, group in fits}
        tally.add(values, smaller.count(value), 2, f"x={value} by a=2")


def on_form(release, questions, derived, people, width, tally, most=4_000):
    """Every hidden cell of a form as it is: each question with the characteristics it is crossed with and the
    questions it depends on, as far as their combinations can be written down."""
    crossed = {}
    for row in release.crosstabs:
        crossed.setdefault(row["question"], {}).setdefault(row["by"], []).append(row)
    for name, tables in crossed.items():
        asked = asks_about(derived[name]) if name in derived else [name]
        if any(question not in questions or questions[question].kind != "select_one" for question in asked):
            continue
        hidden = [row for rows in tables.values() for row in rows if not row["n"]]
        if not hidden:
            continue
        names = list(dict.fromkeys(asked + list(tables)))
        for other in asked:
            names += [question for question in asks_about(questions[other].relevant)
                      if question not in names and questions[question].kind == "select_one"]
        while len(names) > 2 and _combinations(questions, names) > most:
            names.pop()
        attack = Attack([release], questions, names, derived)
        joint, margins = attack.joint(), attack.joint(margins_alone=True)
        for row in hidden:
            if row["by"] not in names:
                continue
            given, _ = attack._given(name, row["code"])
            group = attack._is(row["by"], row["by_code"])
            holds = lambda state: given(state) and group(state)
            truth = sum(holds(state) for state in people)
            if truth:
                low, high = margins.interval(holds)
                tally.add(attack.values(name, row["by"], row["code"], row["by_code"], [joint]), truth,
                          min(width, high - low + 1), f"{name}={row['code']} by {row['by']}={row['by_code']}")


def _combinations(questions, names):
    size = 1
    for name in names:
        size *= len(questions[name].codes) + 1
    return size


def on_small_form(wave, releases, questions, tally):
    """What everybody answered: of a form under the minimum nothing may be known but how many answered it."""
    names = [question.name for question in wave.questions]
    joint = Attack(releases, questions, names).joint()
    for name in names:
        for code in questions[name].valid:
            truth = sum(row[name] == code for row in wave.answers)
            if truth:
                least, most = joint.interval(lambda state: state[name] == code)
                tally.add(set(range(least, most + 1)), truth, min(5, len(wave.answers) + 1),
                          f"{name}={code}")


def on_quotes(wave, releases, questions, tally):
    """A text that names or reaches somebody is told if it stands in any file that leaves."""
    texts = [text for _, text in releases[-1].texts()]
    for _, secret in SECRETS:
        tally.hidden += 1
        if any(secret in text for text in texts):
            tally.exactly += 1
            tally.told.append(f"text: {secret}")


def on_panel(wave, releases, questions, tally):
    """Both waves of a panel as one: everybody has an answer then and an answer now, or was not there."""
    out = "out"
    before, now = releases
    told = {(row["question"], row["code"]): row for row in now.panel}
    ids = [{row["id"]: row for row in people} for people in (wave.truths["before"].answers, wave.answers)]
    for name in ("q", "q2"):
        names = {"a": questions["a"], "then": questions[name], "now": questions[name]}

        def joint(margins_alone=False):
            picture = Joint(names, ["a", "then", "now"], None, {"a": [], "then": [BLANK, out], "now": [BLANK, out]})
            picture.say(lambda state: state["then"] == out and state["now"] == out, (0, 0))
            for time, release in (("then", before), ("now", now)):
                def there(state, time=time):
                    return state[time] != out
                picture.say(there, (release.respondents, release.respondents))
                for row in release.distributions + ([] if margins_alone else release.crosstabs):
                    if row["question"] not in (name, "a") or row.get("by", "a") != "a" or not row["n"].isdigit():
                        continue
                    key = "a" if row["question"] == "a" else time
                    if row["code"] not in names[key].codes:
                        continue
                    group = row.get("by_code")

                    def holds(state, there=there, key=key, row=row, group=group):
                        return there(state) and state[key] == row["code"] and group in (None, state["a"])
                    picture.say(holds, (int(row["n"]), int(row["n"])))
                    if row["base"].isdigit() and key != "a":
                        picture.say(lambda state, there=there, key=key, group=group: there(state)
                                    and state[key] != BLANK and group in (None, state["a"]), (int(row["base"]),) * 2)
            # Who took part in which wave everybody may see.
            members = len(set(ids[0]) & set(ids[1]))
            picture.say(lambda state: out not in state.values(), (members, members))
            if margins_alone:
                return picture
            for code in names["now"].codes:
                row = told.get((name, code), {})
                if not row.get("n"):
                    continue
                for column, gave, gives in (("both", True, True), ("lost", True, False), ("gained", False, True),
                                            ("neither", False, False)):
                    def pairs(state, code=code, gave=gave, gives=gives):
                        return not {state["then"], state["now"]} & {BLANK, out} and \
                            (state["then"] == code) == gave and (state["now"] == code) == gives
                    picture.say(pairs, (int(row[column]), int(row[column])))
            return picture

        whole_picture, margins = joint(), joint(margins_alone=True)
        for time, release, people in (("then", before, ids[0]), ("now", now, ids[1])):
            shown = {(row["code"], row["by_code"]) for row in release.crosstabs
                     if row["question"] == name and row["by"] == "a" and row["n"]}
            for code in names["now"].codes:
                for group in names["a"].codes:
                    if (code, group) in shown:
                        continue
                    truth = sum(row[name] == code and row["a"] == group for row in people.values())
                    if not truth:
                        continue

                    def cell(state, time=time, code=code, group=group):
                        return state[time] == code and state["a"] == group
                    least, most = margins.interval(cell)
                    tally.add(possible([whole_picture], cell), truth, min(5, most - least + 1),
                              f"{name}={code} by a={group} {time}")
            # What those say who took part in this wave only, as far as few of them say it.
            other = "now" if time == "then" else "then"
            alone = [row for number, row in people.items() if number not in ids[time == "then"]]
            for code in names["now"].codes:
                truth = sum(row[name] == code for row in alone)
                if not 0 < truth < 5:
                    continue

                def newcomer(state, time=time, other=other, code=code):
                    return state[other] == out and state[time] == code
                least, most = margins.interval(newcomer)
                tally.add(possible([whole_picture], newcomer), truth, min(5, most - least + 1),
                          f"{name}={code} of those there {time} only")


ATTACKS = [
    ("numbers from mean, deviation, quartiles, tests", numbers, on_numbers),
    ("follow-ups: the base is the filter's count", follow_ups, on_counts),
    ("weighted shares beside counts", weights, on_counts),
    ("p-values as bounds", bounds, on_counts),
    ("answers counted apart and blanks, by group", apart, on_counts),
    ("quality.csv against merged answers", merges, on_counts),
    ("shares derived from several questions", shares, on_counts),
    ("a series of three hand-overs", series, on_counts),
    ("a panel: the same people in two waves", panel, on_panel),
    ("a form of one to four respondents", alone, on_small_form),
    ("quotes", quotes, on_quotes),
]

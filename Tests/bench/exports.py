"""Exports and questionnaires to measure with, always the same: the respondents come from a fixed seed."""
import csv, io, os, random

LANGUAGE = "label::Қазақша (kk)"
QUESTIONS = 31
DEMOGRAPHICS = 4
# Answers of the length that keyed-in forms have; one in four holds a comma, so that quotation marks are needed.
ANSWERS = [
    ["үйге жақын жерде жұмыс істеймін, жалақым тұрақты", "қалада жұмыс істеймін, бірақ ауылда тұрамын",
     "маусымдық жұмыспен ғана айналысамын", "қазір жұмыссызбын және іздеп жүрмін"],
    ["жол жөнделген, көліктер уақытында жүреді", "жол бар, бірақ қыста қарлы болғанда жабылып қалады",
     "көлік сирек жүреді және қымбат", "біздің ауылға көлік мүлдем келмейді"],
    ["дәрігерге сол күні қабылдана аламын", "дәрігерге кезек екі аптаға дейін созылады",
     "маман жоқ, аудан орталығына барамыз", "емханаға соңғы жылы жүгінген жоқпын"],
    ["мектепте орын жеткілікті, мұғалімдер бар", "мектеп үш ауысымда оқиды",
     "балалар басқа ауылдағы мектепке барады", "отбасымызда мектеп жасындағы бала жоқ"],
]

def answers(question):
    """The texts of a question's answers."""
    return ANSWERS[question % len(ANSWERS)]

def write_export(path, respondents, as_text, seed=1, first=1):
    """An export with an id, from `first` on, and 31 questions of four answers, as texts or as their numbers."""
    deal = random.Random(seed)
    texts = [[f'"{text}"' if "," in text else text for text in answers(question)]
             for question in range(QUESTIONS)]
    digits = bytes(ord("1") + byte % 4 for byte in range(256))
    with open(path, "w", encoding="utf-8") as file:
        file.write("id," + ",".join(f"Q{number + 1}" for number in range(QUESTIONS)) + "\n")
        for respondent in range(first, first + respondents):
            codes = deal.randbytes(QUESTIONS).translate(digits).decode()
            row = [options[int(code) - 1] for options, code in zip(texts, codes)] if as_text else codes
            file.write(f"{respondent},{','.join(row)}\n")

def xlsform(survey, choices):
    """A questionnaire in XLSForm's CSV form from its rows."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    settings = [{"form_title": "bench", "form_id": "bench", "default_language": "Қазақша (kk)"}]
    for sheet, rows in (("survey", survey), ("choices", choices), ("settings", settings)):
        columns = list(dict.fromkeys(column for row in rows for column in row))
        writer.writerow([sheet])
        writer.writerow([""] + columns)
        writer.writerows([""] + [row.get(column, "") for column in columns] for row in rows)
    return text.getvalue()

def write_wave(surveys, name, form, responses):
    """A wave of one form; `form` is the text of its questionnaire, `responses` the path of its export."""
    for folder in ("instruments", f"waves/{name}"):
        os.makedirs(f"{surveys}/{folder}", exist_ok=True)
    with open(f"{surveys}/instruments/{name}.csv", "w", encoding="utf-8") as file:
        file.write(form)
    os.symlink(os.path.abspath(responses), f"{surveys}/waves/{name}/export.csv")
    with open(f"{surveys}/waves/{name}/wave.yml", "w", encoding="utf-8") as file:
        file.write(f"title: {{kk: {name}}}\nlanguages: [kk]\nforms:\n  form:\n    instrument: {name}.csv\n"
                   "    responses: [export.csv]\n")

def form_of_31():
    """The questionnaire of `write_export`, crossed by the first four questions."""
    survey = [{"type": "text", "name": "id", LANGUAGE: "нөмірі", "role": "id"}]
    choices = []
    for question in range(QUESTIONS):
        survey.append({"type": f"select_one list{question + 1}", "name": f"Q{question + 1}",
                       LANGUAGE: f"{question + 1}-сұрақ",
                       "role": "demographic" if question < DEMOGRAPHICS else ""})
        choices += [{"list_name": f"list{question + 1}", "name": str(code + 1), LANGUAGE: text}
                    for code, text in enumerate(answers(question))]
    return xlsform(survey, choices)

def write_region(surveys, name, path, respondents=400, questions=60):
    """The hard case of tests and disclosure control: many questions by districts, ages, sex, education, status."""
    sizes = {"district": 14, "age": 6, "sex": 2, "education": 4, "status": 5}
    names = list(sizes) + [f"q{number + 1}" for number in range(questions)]
    survey = [{"type": f"select_one {name if name in sizes else 'five'}", "name": name, LANGUAGE: name,
               "role": "demographic" if name in sizes else ""} for name in names]
    choices = [{"list_name": list_name, "name": str(code + 1), LANGUAGE: f"{list_name} {code + 1}"}
               for list_name, size in {**sizes, "five": 5}.items() for code in range(size)]
    deal = random.Random(5)
    with open(path, "w", encoding="utf-8") as file:
        file.write(",".join(names) + "\n")
        for _ in range(respondents):
            row = [deal.randint(1, size) for size in sizes.values()]
            row += deal.choices(range(1, 6), [5, 4, 3, 2, 1], k=questions)
            file.write(",".join(map(str, row)) + "\n")
    write_wave(surveys, name, xlsform(survey, choices), path)

def write_wide(surveys, name, path, columns, choices):
    """A questionnaire of many columns, or of a question with many choices of which several may be ticked."""
    if choices:
        survey = [{"type": "select_multiple many", "name": "m", LANGUAGE: "m"}]
        options = [{"list_name": "many", "name": f"c{code}", LANGUAGE: f"таңдау {code}"} for code in range(choices)]
        header = ["m"]
        rows = [[" ".join(f"c{code}" for code in range(first, choices, 7))] for first in range(3)]
    else:
        survey = [{"type": "select_one five", "name": f"q{number}", LANGUAGE: f"q{number}",
                   "role": "demographic" if number < 2 else ""} for number in range(columns)]
        options = [{"list_name": "five", "name": str(code), LANGUAGE: f"жауап {code}"} for code in range(1, 6)]
        header = [f"q{number}" for number in range(columns)]
        # The two that the others are crossed with are the same however many there are, and so are the tests' shares.
        deal = random.Random(7)
        rows = [[str(deal.randint(1, 5)) for _ in range(2)] for _ in range(200)]
        for row in rows: row += [str(deal.randint(1, 5)) for _ in range(columns - 2)]
    with open(path, "w", encoding="utf-8") as file:
        for row in [header] + rows:
            file.write(",".join(row) + "\n")
    write_wave(surveys, name, xlsform(survey, options), path)

import SurveyModel

/// What a printed questionnaire and a keying sheet say beside the questionnaire's own texts.
struct PaperWords {
    enum Word: Int, CaseIterable {
        case one, several, places, number, date, ownWords, onlyIf, and, or, not, form, codes, question,
            variable, answer
        case choose, chosenOrNot, place, keyNumber, keyDate, refused
    }

    private let words: Words<Word>

    init(_ language: Language) {
        words = Words(language, english: Self.english, kazakh: Self.kazakh, russian: Self.russian)
    }

    subscript(word: Word) -> String { words[word] }

    private static let english = [
        "Mark one answer.", "Mark as many answers as apply.", "Give each a place, 1 for the first.",
        "Write a number.",
        "Write the date (day, month, year).", "Write in your own words.", "Only if", "and", "or", "not",
        "Form no.",
        "Answers", "Question", "Column", "Answer", "Choose an answer from the list.",
        "1: marked; 0: not marked",
        "Key the place, 1 for the first.", "Key a number.", "Key a date.",
        "This is not among the answers of the form. Look at the paper again; leave the cell empty where nothing is given.",
    ]
    private static let kazakh = [
        "Бір жауапты белгілеңіз.", "Барлық сәйкес жауаптарды белгілеңіз.",
        "Әрқайсысына орын беріңіз, 1 – бірінші орын.", "Сан жазыңыз.",
        "Күнін жазыңыз (күні, айы, жылы).", "Өз сөзіңізбен жазыңыз.", "Тек мына жағдайда", "және", "немесе",
        "емес",
        "Сауалнама №", "Жауаптар", "Сұрақ", "Баған", "Жауап", "Тізімнен жауапты таңдаңыз.",
        "1: белгіленген; 0: белгіленбеген", "Орнын теріңіз, 1 – бірінші орын.", "Сан теріңіз.",
        "Күнін теріңіз.",
        "Сауалнамада мұндай жауап жоқ. Қағазға тағы қараңыз; жауап берілмесе, ұяшықты бос қалдырыңыз.",
    ]
    private static let russian = [
        "Отметьте один ответ.", "Отметьте все подходящие ответы.", "Дайте каждому место, 1 – первое.",
        "Напишите число.", "Напишите дату (день, месяц, год).", "Напишите своими словами.", "Только если",
        "и", "или",
        "не", "Анкета №", "Ответы", "Вопрос", "Столбец", "Ответ", "Выберите ответ из списка.",
        "1: отмечено; 0: не отмечено", "Введите место, 1 – первое.", "Введите число.", "Введите дату.",
        "Такого ответа в анкете нет. Посмотрите на бумагу ещё раз; где ответа нет, оставьте ячейку пустой.",
    ]
}

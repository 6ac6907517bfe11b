import SurveyModel

/// The words that the labelled data and codebooks need beside the questionnaire's own.
struct ExportWords {
    enum Word: Int, CaseIterable {
        case codebook, respondent, respondents, weight, variable, code, answer, count, blank, unresolved,
            notAsked
        case chosen, notChosen, askedIf, item, range, texts, countedApart, ordinal
        case single, multiple, rank, integer, decimal, text, date
        case about
    }

    private let words: Words<Word>

    init(_ language: Language) {
        words = Words(language, english: Self.english, kazakh: Self.kazakh, russian: Self.russian)
    }

    subscript(word: Word) -> String { words[word] }

    func name(of kind: Question.Kind) -> String {
        switch kind {
        case .single: self[.single]
        case .multiple: self[.multiple]
        case .rank: self[.rank]
        case .integer: self[.integer]
        case .decimal: self[.decimal]
        case .text: self[.text]
        case .date: self[.date]
        }
    }

    private static let english = [
        "Codebook", "Respondent", "respondents", "Weight", "variable", "code", "answer", "n", "blank",
        "unresolved", "not asked",
        "chosen", "not chosen", "Asked if", "item", "from–to", "texts", "counted apart", "in order",
        "one answer", "several answers", "places", "whole number", "number", "text", "date",
        "The columns of `coded.csv` in its order. There, an empty cell is a blank, `.i` an unresolved answer, `.s` a "
            + "question not asked. This page holds the team’s own counts and stays with the team.",
    ]

    private static let kazakh = [
        "Кодтар кітабы", "Респондент", "респондент", "Салмақ", "айнымалы", "код", "жауап", "саны", "жауапсыз",
        "анықталмаған жауап", "сұралмаған",
        "таңдалған", "таңдалмаған", "Тек мына жағдайда сұралады", "тармақ", "аралығы", "мәтін саны",
        "бөлек саналады", "реттік шкала",
        "бір жауап", "бірнеше жауап", "орындар", "бүтін сан", "сан", "мәтін", "күн",
        "`coded.csv` файлының бағандары өз ретімен. Онда бос ұяшық – жауапсыз, `.i` – анықталмаған жауап, `.s` – "
            + "сұралмаған сұрақ. Бұл бетте топтың өз санақтары бар, сондықтан ол топтан тыс шықпайды.",
    ]

    private static let russian = [
        "Книга кодов", "Респондент", "респондентов", "Вес", "переменная", "код", "ответ", "число",
        "без ответа",
        "неразобранный ответ", "вопрос не задавался",
        "отмечено", "не отмечено", "Задаётся, только если", "пункт", "от–до", "текстов", "считается отдельно",
        "порядковая шкала",
        "один ответ", "несколько ответов", "места", "целое число", "число", "текст", "дата",
        "Столбцы файла `coded.csv` по порядку. В нём пустая ячейка – нет ответа, `.i` – неразобранный ответ, `.s` – "
            + "вопрос не задавался. Здесь стоят собственные подсчёты группы, страница остаётся у неё.",
    ]
}

import SurveyModel

/// The words of the workbook of tables beside the questionnaire's own.
struct WorkbookWords {
    enum Word: Int, CaseIterable {
        case contents, question, sheet, base, code, answer, count, share, low, high, weightedCount,
            weightedShare
        case weightedLow, weightedHigh, blank, unresolved, notAsked, mean, deviation, median, minimum, maximum
        case by, all, note, back, precision, item
    }

    private let words: Words<Word>

    init(_ language: Language) {
        words = Words(language, english: Self.english, kazakh: Self.kazakh, russian: Self.russian)
    }

    subscript(word: Word) -> String { words[word] }

    private static let english = [
        "Contents", "Question", "Sheet", "Base", "Code", "Answer", "Count", "Share, %", "95% interval from",
        "to",
        "Weighted count", "Weighted share, %", "from", "to", "Blank", "Unresolved", "Not asked", "Mean",
        "Deviation",
        "Median", "Least", "Greatest", "by", "All",
        "Shares are per cent of the base. • is withheld by disclosure control; 22–25 is known only to lie between. "
            + "Letters name the groups whose share is lower; a marked cell holds more or fewer than chance explains.",
        "To the contents", "Rounded to", "Item",
    ]
    private static let kazakh = [
        "Мазмұны", "Сұрақ", "Парақ", "Негізі", "Код", "Жауап", "Саны", "Үлесі, %", "95 % аралық, бастап",
        "дейін",
        "Салмақталған саны", "Салмақталған үлесі, %", "бастап", "дейін", "Жауапсыз", "Анықталмаған",
        "Сұралмаған",
        "Орташа", "Ауытқу", "Медиана", "Ең азы", "Ең көбі", "бойынша", "Барлығы",
        "Үлестер – негіздің пайызы. • – құпиялылықты сақтау үшін жасырылған; 22–25 – тек осы аралықта екені белгілі. "
            + "Әріптер үлесі төмен топтарды атайды; боялған ұяшықта кездейсоқтық түсіндіргеннен көп немесе аз.",
        "Мазмұнына", "Дөңгелектелген", "Тармақ",
    ]
    private static let russian = [
        "Содержание", "Вопрос", "Лист", "База", "Код", "Ответ", "Число", "Доля, %", "95 % интервал от", "до",
        "Взвешенное число", "Взвешенная доля, %", "от", "до", "Без ответа", "Не разобрано", "Не задавался",
        "Среднее", "Отклонение", "Медиана", "Наименьшее", "Наибольшее", "по вопросу", "Все",
        "Доли – проценты от базы. • – скрыто ради конфиденциальности; 22–25 – известно лишь, что лежит между. "
            + "Буквы называют группы, где доля ниже; в выделенной ячейке больше или меньше, чем объясняет случай.",
        "К содержанию", "Округлено до", "Пункт",
    ]
}

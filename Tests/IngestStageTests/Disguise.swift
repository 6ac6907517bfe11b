import Testing

/// One set of answers to ``smallForm`` written as one of many exports that all say the same.
struct Disguise: CustomTestStringConvertible {
    enum Headers: String, CaseIterable { case names, numbers, kazakh, russian, options, twoRows }
    enum Layout: String, CaseIterable { case plain, titled, framed, separatorLine }

    var encoding: String
    var delimiter: String
    var lineBreak: String
    var headers: Headers
    var layout: Layout

    var testDescription: String {
        let ends = ["\n": "LF", "\r\n": "CRLF", "\r": "CR"][lineBreak] ?? ""
        return "\(encoding), \(delimiter == "\t" ? "tab" : delimiter), \(ends), \(headers), \(layout)"
    }

    /// The variables the answers below are of.
    static let variables = [
        "id", "q1", "q5", "q5_other", "q7", "q11_1", "q11_2", "q11_3", "q16_1", "q16_2", "q16_3",
        "q16_other_chosen", "q16_other", "q20",
    ]

    /// Written in letters all encodings have.
    static let answers = [
        [
            "0017", "Мужской", "В селе", "", "2,5", "1", "3", "2", "1", "0", "1", "0", "",
            "Больше света, тепла; воды",
        ],
        [
            "017", "Женский", "Другое место", "дома", "30", "2", "1", "3", "0", "0", "0", "1", "радио",
            "\"Школа\"\nи дороги",
        ],
        ["18", "", "В городе", "", "", "", "", "", "", "", "", "", "", "|Парк|"],
    ]

    /// Headers of each kind, question over option where there are two rows.
    private var headerRows: [[String]] {
        switch headers {
        case .names: [Disguise.variables]
        case .numbers:
            [
                [
                    "id", "1", "№5", "Q5.other", "7-сұрақ", "11.1", "11.2", "11.3", "Q16[1]", "16/2",
                    "q0016_0003",
                    "q16.other", "q16_other", "20.",
                ].map {
                    encoding == "UTF-8" ? $0 : $0.replacing("ұ", with: "у").replacing("-сурақ", with: ".")
                }
            ]
        case .kazakh:
            [
                [
                    "Сауалнама нөмірі", "1. Сіздің жынысыңыз", "Сіз қайда жұмыс істейсіз?", "Басқа жерде",
                    "Қанша жыл еңбек өтіліңіз бар", "Құндылықтарды орналастырыңыз: Отбасы",
                    "Құндылықтарды орналастырыңыз: Денсаулық", "Құндылықтарды орналастырыңыз: Жұмыс",
                    "16. Қандай ақпарат көзіне сенесіз? [Теледидар]",
                    "16. Қандай ақпарат көзіне сенесіз? [Газеттер]",
                    "16. Қандай ақпарат көзіне сенесіз? [Ғаламтор]",
                    "16. Қандай ақпарат көзіне сенесіз? [Басқа көз]",
                    "q16_other", "Қандай ұсыныстар",
                ]
            ]
        case .russian:
            [
                [
                    "Номер  анкеты", "ВАШ ПОЛ", "5) Где Вы работаете?", "Другое", "Каков Ваш стаж (лет)?",
                    "q11 - Семья",
                    "q11 - Здоровье", "q11 - Работа", "Каким источникам Вы доверяете? - Телевидение",
                    "Каким источникам Вы доверяете? - Газеты", "Каким источникам Вы доверяете? - Интернет",
                    "Каким источникам Вы доверяете? - Другой источник", "Каким источникам? (свой ответ)",
                    "Какие у Вас\nпредложения?",
                ]
            ]
        case .options:
            [
                [
                    "Номер анкеты", "Ваш пол", "Место работы", "Другое", "Стаж", "q11/Семья", "q11/Здоровье",
                    "q11/Работа",
                    "q16: Телевидение", "q16: Газеты", "q16: Интернет", "q16: Другой источник", "q16_other",
                    "q20",
                ]
            ]
        case .twoRows:
            [
                [
                    "Номер анкеты", "Ваш пол", "Где Вы работаете?", "", "Стаж", "q11", "", "",
                    "Каким источникам Вы доверяете?", "",
                    "", "", "q16_other", "q20",
                ],
                [
                    "", "Ответ", "", "Другое (укажите)", "", "Семья", "Здоровье", "Работа", "Телевидение",
                    "Газеты", "Интернет",
                    "Другой источник", "", "",
                ],
            ]
        }
    }

    /// The export's bytes.
    func export() throws -> [UInt8] {
        let rows = headerRows + Disguise.answers
        var lines = rows.map(line)
        switch layout {
        case .plain: break
        case .titled: lines = ["Опрос жителей 2026", ""] + lines
        case .framed:
            let blank = String(repeating: delimiter, count: Disguise.variables.count + 1)
            lines = [blank] + rows.map { line([""] + $0 + [""]) } + [blank, blank]
        case .separatorLine: lines = ["sep=\(delimiter)"] + lines
        }
        return try encoded(lines.map { $0 + lineBreak }.joined(), as: encoding)
    }

    private func line(_ cells: [String]) -> String {
        cells.map { cell in
            let isSpecial = cell.contains { delimiter.contains($0) || $0.isNewline || $0 == "\"" }
            return isSpecial ? "\"\(cell.replacing("\"", with: "\"\""))\"" : cell
        }.joined(separator: delimiter)
    }

    /// Every encoding with every delimiter, and every kind of header in every layout, in turn.
    static let all: [Disguise] = {
        let encodings = [
            "UTF-8", "UTF-16LE", "UTF-16BE", "CP1251", "RK1048", "PT154", "CP866", "MAC-CYRILLIC",
            "ISO-8859-5",
        ]
        var all: [Disguise] = []
        for (number, encoding) in encodings.enumerated() {
            for (index, delimiter) in [",", ";", "\t", "|"].enumerated() {
                let turn = number + index
                let canWriteKazakh = !["CP1251", "CP866", "MAC-CYRILLIC", "ISO-8859-5"].contains(encoding)
                var headers = Headers.allCases[turn % Headers.allCases.count]
                if headers == .kazakh, !canWriteKazakh { headers = .russian }
                all.append(
                    Disguise(
                        encoding: encoding, delimiter: delimiter, lineBreak: ["\n", "\r\n", "\r"][turn % 3],
                        headers: headers, layout: Layout.allCases[(turn + number) % Layout.allCases.count]))
            }
        }
        for headers in Headers.allCases {
            for layout in Layout.allCases {
                all.append(
                    Disguise(
                        encoding: "UTF-8", delimiter: ";", lineBreak: "\r\n", headers: headers, layout: layout
                    ))
            }
        }
        return all
    }()
}

import SurveyModel

/// Finds out what a column by itself asks.
struct SingleColumn {
    private let column: DraftTable.Column
    private let values: ColumnValues
    private let labels: [DraftQuestion.Choice]
    /// Whether a column beside it holds own answers, so that there is a list.
    private let hasOther: Bool

    init(_ column: DraftTable.Column, hasOther: Bool) {
        self.column = column
        self.hasOther = hasOther
        // Values that only say why there is none make no list.
        let areAllMissing = column.labels.allSatisfy(\.isMissing)
        labels =
            areAllMissing
            ? [] : column.labels.map { .init(name: $0.value, label: $0.label, isMissing: $0.isMissing) }
        let missing = areAllMissing ? column.labels.map(\.value) : []
        values = ColumnValues(column.cells.filter { !missing.contains($0) })
    }

    func fill(_ question: inout DraftQuestion) {
        let header = "\(column.question) \(column.label)".lowercased()
        let isWhole = values.filled == column.cells.count && values.texts.count == values.filled
        if isWhole, values.filled > 2, isID(header), !values.areDays {
            question.role = "id"
        } else if !labels.isEmpty {
            question.kind = column.isSeveral ? .multiple : .single
            question.choices = labels
        } else if values.filled == 0 {
            question.checks.append("nobody answered \(column.question): say what kind of question it is")
        } else if Self.comments.contains(where: header.contains) {
            question.kind = .text
        } else if values.areDays {
            question.kind = .date
        } else if let numbers = values.numbers {
            fill(&question, numbers, header)
        } else if let parts = JoinedCells(column.cells).answers {
            question.kind = .multiple
            question.choices = choices(parts)
            question.checks.append(
                "\(column.question) holds several answers in a cell: compare the list with the form")
        } else if let (answers, others) = values.list {
            question.kind = .single
            question.choices = choices(answers)
            let codes = answers.filter { Int($0) != nil }
            let texts = answers.filter { Int($0) == nil && $0 != Choice.ownAnswer }
            if count(of: codes) > count(of: texts) {
                question.choices = numbered(codes.compactMap { Int($0) }, header: column.question, &question)
                question.allowsOwnAnswer = !texts.isEmpty
            } else if !codes.isEmpty {
                numbersBesideTexts(&question, codes.count)
            }
            let share = values.filled >= 10 ? values.filled / 50 : 0
            if others > share, others > 1 {
                question.allowsOwnAnswer = true
                question.checks.append(
                    "\(others) answers to \(column.question) are on no list: own answers, or to be added")
            }
        }
        // Questions about the respondents are short.
        if question.kind == .single, header.count <= 50, Self.demographics.contains(where: header.contains) {
            question.role = "demographic"
        }
    }

    private func count(of answers: [String]) -> Int {
        values.common.filter { answers.contains($0.text) }.reduce(0) { $0 + $1.count }
    }

    private func isID(_ header: String) -> Bool {
        Self.ids.contains(where: header.contains)
            || header.split { !$0.isLetter }.contains { $0 == "id" }
    }

    private func fill(_ question: inout DraftQuestion, _ numbers: [Double], _ header: String) {
        let areWhole = numbers.allSatisfy { $0 == $0.rounded() }
        let (least, most) = (numbers.min() ?? 0, numbers.max() ?? 0)
        guard areWhole else {
            question.kind = .decimal
            return
        }
        // «бағасы» is a mark; «бағалайсыз», how do you judge, asks for anything.
        let isMark =
            Self.marks.contains(where: header.contains)
            || header.contains("баға") && !header.contains("бағала")
        if most <= 10, least >= 0, isMark, !hasOther {
            question.kind = .integer
            question.isOrdinal = true
            question.constraint = ". >= \(Int(min(least, 1))) and . <= \(Int(most <= 5 ? 5 : 10))"
            question.checks.append("\(column.question) is taken for a mark: check its ends")
        } else if numbers.count <= 12, most < 100, least >= 0, hasOther || numbers.count * 2 <= values.filled,
            !Self.counts.contains(where: header.contains)
        {
            question.kind = .single
            question.choices = numbered(numbers.map { Int($0) }, header: column.question, &question)
        } else {
            question.kind = .integer
        }
    }

    private func numbered(_ codes: [Int], header: String, _ question: inout DraftQuestion) -> [DraftQuestion
        .Choice]
    {
        question.checks.append("\(header) holds numbers: say what each means, or make it an integer")
        return codes.sorted().map { .init(name: "\($0)", label: "\($0)") }
    }

    /// A list in the order of the numbers it begins with, else of how often its answers come.
    private func choices(_ answers: [String]) -> [DraftQuestion.Choice] {
        if answers.allSatisfy({ Int($0) != nil }) {
            return answers.compactMap { Int($0) }.sorted().map { .init(name: "\($0)", label: "\($0)") }
        }
        var answers = answers.filter { Int($0) == nil }
        if answers.allSatisfy({ $0.first?.isNumber ?? false }) {
            answers.sort { (Self.number($0), $0) < (Self.number($1), $1) }
        }
        return answers.enumerated().map { index, text in
            let key = MatchingKey(text).text
            return .init(
                name: "\(index + 1)", label: text,
                isMissing: Self.undecided.contains { key.contains($0) })
        }
    }

    private static func number(_ text: String) -> Int { Int(text.prefix(while: \.isNumber)) ?? 0 }

    /// Which number is which text nobody can tell, so that no answer may be called by a number.
    private func numbersBesideTexts(_ question: inout DraftQuestion, _ codes: Int) {
        for index in question.choices.indices { question.choices[index].name = "answer\(index + 1)" }
        question.checks.append(
            "\(column.question) holds \(codes) numbers beside texts: call the choices by their numbers on the form"
        )
    }

    private static let ids = ["№", "number", "номер", "нөмір", "коды", "respondent", "анкет", "uuid"]
    private static let marks = ["балл", "от 1 до", "from 1 to", "1-5", "1–5", "score"]
    private static let comments = ["түсініктеме", "ұсыныс", "comment", "suggest", "коммент", "предложен"]
    private static let counts = ["how many", "неше", "қанша", "сколько", "жыл", "years", "лет", "age in"]
    private static let undecided = [
        "қиын", "қинал", "затрудн", "не знаю", "hard to", "don't know", "білмеймін",
    ]
    private static let demographics = [
        "gender", "sex", "your age", "age group", "education", "status", "income", "occupation", "district",
        "part of",
        "region", "live in", "жыныс", "жас ", "жасты", "білім", "мәртебе", "аудан", "тұрасыз", "пол",
        "возраст",
        "образован", "статус", "район", "живёте", "живете", "бөлімше", "лауазым", "department",
    ]
}

import SurveyModel

/// An answer as a whole number that can be correlated.
struct Score {
    enum Reading: Equatable {
        /// The place of the choice on the question's list; own answers and missing ones have none.
        case position
        case number
        /// 1 if this choice, by its index, is the answer or among the answers, else 0.
        case chosen(Int)
        /// The place this item of a ranking was given.
        case place(Int)
    }

    var question: String
    var reading: Reading

    static let none = Int32.min

    func value(_ cell: Int32, in column: AnswerColumn) -> Int32 {
        guard AnswerColumn.isAnswer(cell) else { return Score.none }
        switch reading {
        case .number:
            return cell
        case .position:
            let choice = column.question.choices[Int(cell)]
            return choice.name == Choice.ownAnswer || choice.isUndecided ? Score.none : cell
        case .chosen(let choice):
            if column.question.kind == .single { return cell == choice ? 1 : 0 }
            return Int32(column.marks[Int(cell)][choice])
        case .place(let item):
            let place = column.marks[Int(cell)][item]
            return place == 0 ? Score.none : Int32(place)
        }
    }
}

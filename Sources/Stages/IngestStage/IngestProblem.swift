import DelimitedText
import Problems

/// What can be wrong with an export.
enum IngestProblem: ProblemWording {
    // The file
    case emptyFile
    case sheetOfText(String)
    case declaredMissing([String], cells: Int)
    case noRows
    /// The encoding taken and what it recognises, the next best and what that does, of how many.
    case doubtfulEncoding(TextEncoding, Int, TextEncoding, Int, of: Int)
    case mostRows(Int, of: Int)
    case moreRows(Int)
    case tooManyRejected(limit: Int)
    case tooManyDamaged(limit: Int)
    // The header
    case unknownHeader(columns: Int)
    case variableTwice(String, first: Int, second: Int)
    case ownAnswerTwice(String, first: Int, second: Int)
    case missingQuestion(String)
    case missingOptions(String, [String])
    case mixedRanking(String)
    case spreadQuestion(Int, String)
    case ambiguousHeader(Int, String, fits: [String])
    case ambiguousOption(Int, String, of: String, fits: [String])
    case unknownColumn(Int, String)
    case unknownColumns([Int], [String])
    case noHeader(Int, cells: Int)
    case personalColumns([Int], kinds: [String])
    case personalCells(String, kinds: [String], cells: Int)
    // A row
    case raggedRow(fields: Int, columns: Int)
    case overlongRow(fields: Int, columns: Int)
    case blankRow
    case headerAgain
    case columnDescriptions
    case totals
    case likeTotals
    case rowAgain(line: Int)
    case rowElsewhere(String, line: Int)
    case rowsElsewhere(RowNumbers.Again)
    case idAgain(RowNumbers.Again)
    case idElsewhere(RowNumbers.Again)
    case unkeptNumbers(RowNumbers.Again)
    case sameAnswers(String, rows: Int)
    case listedTwice(String)
    case secondEntrySame(String)
    case blankID(String)
    case damagedCell(Int, String?)

    var what: String {
        switch self {
        case .emptyFile: "the file is empty"
        case .sheetOfText(let sheet):
            "the sheet \u{201C}\(sheet)\u{201D} is asked for, but the file is no workbook"
        case .declaredMissing(let variables, let cells):
            "\(cells) \(cells == 1 ? "cell holds" : "cells hold") a value that the file declares as missing and the "
                + "questionnaire does not know (\(quotedSome(variables)))"
        case .noRows: "there is a header but no answers below it"
        case .doubtfulEncoding(let best, let count, let next, let nextCount, let all):
            "the encoding is doubtful: read as \(best.rawValue), \(count) of \(all) headers and answers are "
                + "recognised, as \(next.rawValue) \(nextCount)"
        case .mostRows(let count, let all): "\(count) of \(all) rows do not fit the header"
        case .tooManyRejected(let limit): "more than \(limit) rows would be left out"
        case .tooManyDamaged(let limit): "more than \(limit) cells hold a character that was lost"
        case .moreRows(let count): "there are \(count) more messages on rows of this file"
        case .unknownHeader(let columns): "none of its \(columns) column headers names a question of the form"
        case .variableTwice(let name, let first, let second):
            "columns \(first) and \(second) both answer \(name)"
        case .ownAnswerTwice(let name, let first, let second):
            "columns \(first) and \(second) are one the mark, the other the text of \(name), and nothing says which"
        case .missingQuestion(let name): "there is no column for question \(name)"
        case .missingOptions(let name, let variables):
            "question \(name) lacks columns for some options (\(variables.joined(separator: ", ")))"
        case .mixedRanking(let name): "question \(name) has columns of more than one way to write a ranking"
        case .spreadQuestion(let column, let name):
            "column \(column) has no header and holds answers to \(name), the question on its left"
        case .unknownColumn(let column, let header):
            "column \(column)\(header.isEmpty ? "" : ", headed \u{201C}\(header.prefix(60))\u{201D},") belongs to no "
                + "question"
        case .ambiguousHeader(let column, let header, let names),
            .ambiguousOption(let column, let header, _, let names):
            "column \(column), headed \u{201C}\(header.prefix(60))\u{201D}, fits "
                + "\(names.joined(separator: " and ")) alike"
        case .unknownColumns(let columns, let headers):
            "\(columns.count) columns, \(columnLetters(columns)), belong to no question"
                + (headers.allSatisfy(\.isEmpty) ? "" : " (\(quotedSome(headers)))")
        case .noHeader(let column, let cells):
            "column \(column) has no header, yet \(cells) of its cells are filled"
        case .personalColumns(let columns, let kinds):
            "\(columns.count == 1 ? "a column" : "\(columns.count) columns") of personal details, \(columnLetters(columns)), "
                + "\(columns.count == 1 ? "is" : "are") dropped (\(kinds.joined(separator: ", ")))"
        case .personalCells(let variable, let kinds, let cells):
            "personal details were taken out of \(cells == 1 ? "a cell" : "\(cells) cells") of \(variable) "
                + "(\(kinds.joined(separator: ", ")))"
        case .raggedRow(let fields, let columns): "the row has \(fields) fields, the header \(columns)"
        case .overlongRow(let fields, let columns):
            "the row has \(fields) fields, the header \(columns), so answers may stand in the wrong columns"
        case .blankRow: "the row holds no answers"
        case .headerAgain: "the row repeats the header"
        case .columnDescriptions: "the row says what the columns are"
        case .totals: "the row holds totals, no answers"
        case .likeTotals: "the row looks like one of totals"
        case .rowAgain(let line): "the row repeats that of line \(line), form number and all"
        case .rowElsewhere(let file, let line):
            "the row gives the answers of line \(line) of \(file), form number and all"
        case .rowsElsewhere(let again):
            "\(again.count == 1 ? "a row gives" : "\(again.count) rows give") the answers of an earlier export, form "
                + "number and all, \(again.count == 1 ? "" : "the first ")those of line \(again.earlier) of "
                + again.file
        case .idAgain(let again):
            "\(again.numbers("comes", "come")) more than once, \(again.count == 1 ? "" : "the first ")on lines "
                + "\(again.earlier) and \(again.line)"
        case .idElsewhere(let again):
            "\(again.numbers("stands", "stand")) in another export too, with other answers, "
                + "\(again.count == 1 ? "" : "the first ")on line \(again.earlier) of \(again.file)"
        case .unkeptNumbers(let unkept):
            "there are more than \(unkept.earlier) form numbers; \(unkept.count) of this file, from this line on, were "
                + "compared with the first \(unkept.earlier) and not with each other"
        case .sameAnswers(let file, let rows):
            "the first \(rows) rows give the answers of \(file), row by row"
        case .listedTwice(let other): "the file is the same, byte for byte, as \(fileName(other))"
        case .secondEntrySame(let other):
            "the second entry is the same file, byte for byte, as \(fileName(other))"
        case .blankID(let substitute): "the row has no form number; it is called \(substitute)"
        case .damagedCell(let column, let variable):
            "column \(column)\(variable.map { " (\($0))" } ?? "") has a character that could not be decoded"
        }
    }

    var remedy: String {
        switch self {
        case .emptyFile: "export the answers again"
        case .sheetOfText: "take sheet: out, or name the workbook"
        case .declaredMissing:
            "they count as blank; if they are answers, add them to the questionnaire as choices"
        case .noRows: "check that the export holds the rows too"
        case .doubtfulEncoding: "name the encoding in wave.yml under encoding: once you have looked"
        case .mostRows: "check that all rows have the delimiter and the columns of the header"
        case .tooManyRejected: "delete blank rows between the answers, and see to the rows named above"
        case .tooManyDamaged: "export the answers again, as UTF-8"
        case .moreRows: "ingest.json lists every row left out and every damaged cell"
        case .unknownHeader:
            "let the first row hold question numbers, variable names or the questions' texts, "
                + "and check that the form names the right instrument"
        case .variableTwice: "remove one of the columns or correct its header"
        case .ownAnswerTwice(let name, _, _):
            "head the mark \(name)_chosen, and the text \(name)"
        case .missingQuestion(let name):
            "add the column, correct its header, or set required to no for \(name) in the instrument"
        case .missingOptions: "add those columns, empty if nobody chose the option"
        case .mixedRanking: "keep the columns of one way: a place per item, an item per place, or one cell"
        case .ambiguousHeader:
            "put the question's number before its text, or name the column after its variable"
        case .ambiguousOption(_, _, let question, _):
            "say in wave.yml whether the options of \(question) are headed by their names or their labels, as in "
                + "values: {\(question): labels}"
        case .spreadQuestion:
            "head each of the question's columns by the question and the option, as in \u{201C}question: option\u{201D}"
        case .unknownColumns: "they are left out; if one should count, add its header to the instrument"
        case .unknownColumn: "it is left out; if it should count, add its header to the instrument"
        case .noHeader: "it is left out; give it a header"
        case .personalColumns: "nothing of them is written anywhere; ingest.json counts their cells"
        case .personalCells:
            "[…] stands in their place; keep names out of what is registered: no program knows all of them"
        case .raggedRow:
            "it is left out; look for a delimiter or a line break inside an answer, put that "
                + "answer in quotation marks"
        case .overlongRow:
            "look for a delimiter inside an answer, put that answer in quotation marks; or set ragged: reject "
                + "in wave.yml to leave such rows out"
        case .blankRow: "it is left out; remove it to silence this"
        case .headerAgain: "it is left out; remove it to silence this"
        case .columnDescriptions, .totals, .rowAgain, .rowElsewhere:
            "it is left out; remove it to silence this"
        case .rowsElsewhere: "what is there already is left out; name only the newest export in wave.yml"
        case .idElsewhere:
            "both rows count; if they are the same form, keep one of the exports or name one row under exclude in "
                + "wave.yml"
        case .unkeptNumbers:
            "all rows count; clean looks through all form numbers of the form: see duplicates in quality.json"
        case .sameAnswers:
            "all rows count; if one is a copy of the other, name only one under responses in wave.yml"
        case .likeTotals: "it is kept; remove it from the export if it is"
        case .idAgain: "both rows count; look them up on paper, and name one under exclude in wave.yml"
        case .listedTwice: "it is read once; name it once under responses in wave.yml"
        case .secondEntrySame: "nothing can be told by comparing it; name the other entry under second-entry"
        case .blankID: "look it up on paper and fill it in"
        case .damagedCell: "it is kept as \u{FFFD}; look at the cell in the export"
        }
    }
}

extension RowNumbers.Again {
    fileprivate func numbers(_ verb: String, _ plural: String) -> String {
        count == 1 ? "a form number \(verb)" : "\(count) form numbers \(plural)"
    }
}

/// Columns by the letters of a spreadsheet, those in a row together: `A, C to E`.
private func columnLetters(_ columns: [Int]) -> String {
    var runs: [(first: Int, last: Int)] = []
    for column in columns {
        if let last = runs.last?.last, column == last + 1 {
            runs[runs.count - 1].last = column
        } else {
            runs.append((column, column))
        }
    }
    return runs.map { run in
        run.first == run.last ? letters(run.first) : "\(letters(run.first)) to \(letters(run.last))"
    }.joined(separator: ", ")
}

/// The letters of a column, counted from 1.
private func letters(_ column: Int) -> String {
    var (text, rest) = ("", column)
    while rest > 0 {
        text = String(UnicodeScalar(UInt8(ascii: "A") + UInt8((rest - 1) % 26))) + text
        rest = (rest - 1) / 26
    }
    return text
}

/// The first of some headers, shortened and in quotation marks.
private func quotedSome(_ headers: [String]) -> String {
    headers.prefix(3).map { "\u{201C}\($0.prefix(40))\u{201D}" }.joined(separator: ", ")
        + (headers.count > 3 ? " …" : "")
}

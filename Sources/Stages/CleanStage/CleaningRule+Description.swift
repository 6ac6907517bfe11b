extension CleaningRule {
    /// What the rule does, as the documentation tells it.
    var summary: String {
        switch self {
        case .blank: "A text that the wave lists under `blank` is no answer."
        case .spreadsheetError: "An error that a spreadsheet shows instead of a value is no answer."
        case .nameOrLabel:
            "A text that is one choice's code and another's label, or the number it begins with, in a column that "
                + "does not prove which."
        case .readAsLabel:
            "Such a text in a column that holds labels, or that `values` in `wave.yml` says to hold labels."
        case .normalise:
            "A code or label but for case, spaces, dashes, quotation marks, closing punctuation, ё, "
                + "invisible and full-width characters."
        case .accepted: "A further spelling that the instrument lists under `accept`."
        case .wholeNumber: "A code that a spreadsheet took for a number."
        case .listNumber:
            "An answer with its number or letter on the paper before it, or that number alone; where number "
                + "and answer contradict each other it stays unresolved."
        case .dateBand: "A band of numbers that a spreadsheet took for a day."
        case .numberInBand:
            "A number where the choices are bands; one printed in two bands belongs to the first of them."
        case .lookAlike:
            "Latin letters for the Cyrillic ones they look like, or the other way round; a word all in "
                + "Cyrillic is never looked at."
        case .kazakhLetters: "Kazakh letters typed as their Russian neighbours on the keyboard."
        case .lostLetters:
            "Letters lost as `?` or `�`; half of the text and three characters must be left. Where letters were lost "
                + "elsewhere, Kazakh letters in shorter texts too."
        case .typo:
            "Slips of the keyboard: one from 4 letters on, two from 10, three from 18; every other choice must be at "
                + "least two slips farther. Never what differs by a negation or a part of contrary "
                + "sense, is a word of its own, comes again and again or holds digits."
        case .joined:
            "Several answers in one cell, or the items of a ranking in order; with blanks between labels if the list "
                + "covers the cell in exactly one way."
        case .flagCodes: "`2` for not chosen, where all options of the question are keyed `1` and `2`."
        case .numberFormat:
            "A number with decimal comma, grouped digits or an exponent; a comma or point before three digits is "
                + "what the column proves or the constraint leaves possible."
        case .numberWords: "A number in words, or with a unit of a small table."
        case .dateFormat:
            "A day written otherwise than year-month-day; what could be day or month is what the column proves."
        case .notWhole: "A number with decimals where the question asks for whole ones."
        case .correction: "A cell settled by hand, in the file named under `corrections`."
        case .ownAnswer: "A text of the respondent's own where the form has room for one."
        case .ownAnswerUnmarked: "An own answer was written, but the choice for it not marked."
        case .coding: "A decision of the wave's coding file on an own answer or an open text."
        case .uncoded: "An open text on which the coding file does not decide yet."
        case .constraint: "A number that cannot be: its `constraint` is false, or no such place exists."
        case .unresolved: "Nothing fits, or more than one thing does; these are listed as candidates."
        case .exclusive: "A choice that excludes all others stands beside another; neither is picked."
        case .rankTied: "Items of a ranking share a place; the places are kept."
        case .rankMissing: "Items of a ranking have no place; the others are kept."
        case .calculated:
            "An answer that the questionnaire's `calculation` makes of others, where the export has none."
        case .notRelevant: "An answer to a question that was not to be asked; it is kept."
        case .doubleEntry:
            "The two entries of a form differ: unresolved, unless the decisions file settles the cell."
        case .excluded: "A respondent whom `exclude` lists; all cells count as not asked."
        }
    }

    /// A raw text and what becomes of it, for rules that can be shown by one cell.
    var example: (raw: String, coded: String)? {
        switch self {
        case .blank: ("NA", "")
        case .spreadsheetError: ("#N/A", "")
        case .normalise: (" ЖАҚСЫ.", "1")
        case .accepted: ("хорошо", "1")
        case .wholeNumber: ("1,0", "1")
        case .listNumber: ("2) орташа", "2")
        case .dateBand: ("окт.25", "3")
        case .numberInBand: ("36", "2")
        case .lookAlike: ("opтaшa", "2")
        case .kazakhLetters: ("жаксы", "1")
        case .lostLetters: ("жақ?ы", "1")
        case .typo: ("орташо", "2")
        case .joined: ("Полиция; Министрліктер", "2 3")
        case .numberFormat: ("2,5", "2.5")
        case .numberWords: ("он бес жыл", "15")
        case .dateFormat: ("05.06.2020", "2020-06-05")
        case .notWhole: ("2,5", ".i")
        case .ownAnswer: ("әртүрлі болады", "other")
        case .constraint: ("-1E+131", ".i")
        case .unresolved: ("5-6", ".i")
        case .exclusive: ("2 9", ".i")
        case .rankTied: ("1 2 2", "1 2 2")
        case .rankMissing: ("1 - 2", "1 - 2")
        case .nameOrLabel, .readAsLabel, .flagCodes, .correction, .ownAnswerUnmarked, .coding, .uncoded,
            .calculated, .notRelevant, .doubleEntry, .excluded:
            nil
        }
    }
}

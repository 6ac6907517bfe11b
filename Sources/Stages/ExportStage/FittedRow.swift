import LabelledFile
import StageFiles

/// A row of `fitted.csv`: what had to be written otherwise in a labelled file, since its format has no room for it.
struct FittedRow: TableRow {
    enum What: String, Sendable {
        /// The variable's name.
        case name
        /// The variable's label.
        case label
        /// A code that is no number, and the number in its place; of a choice that is no answer, its letter in Stata.
        case code
        case codeLabel = "code_label"
        /// A respondent's text.
        case text
        case file
    }

    var format = ""
    var what = What.name
    var variable = ""
    var code = ""
    var text = ""
    var written = ""

    init() {}

    init(
        _ format: LabelledFormat, _ what: What, _ variable: String, code: String = "", _ text: String,
        _ written: String
    ) {
        self.format = format.rawValue
        (self.what, self.variable, self.code) = (what, variable, code)
        (self.text, self.written) = (text, written)
    }

    static var columns: [Column<FittedRow>] {
        [
            .text("format", \.format), .word("what", \.what), .text("variable", \.variable),
            .text("code", \.code), .text("text", \.text), .text("written", \.written),
        ]
    }
}

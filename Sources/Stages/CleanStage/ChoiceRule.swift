import SurveyModel

/// A text of a cell: as it stands, and as it is compared.
struct CellText {
    let raw: String
    let key: MatchingKey

    init(_ raw: String) {
        self.raw = raw
        key = MatchingKey(raw)
    }
}

/// A way to tell which choice a text stands for.
protocol ChoiceRule {
    /// Under which name the log lists what it does.
    var rule: CleaningRule { get }

    /// The codes of the choices the text may stand for by this rule, in the order of the list: none if the
    /// rule does not apply, more than one if it cannot tell.
    func codes(_ text: CellText) -> [String]
}

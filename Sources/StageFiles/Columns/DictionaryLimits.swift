import SurveyModel

extension Instrument {
    /// How much room the dictionary of a column of raw answers has: answers of lists and numbers come again and
    /// again, texts of one's own and names do not.
    public func dictionaryLimit(_ variable: String) -> TextDictionary.Limit {
        if variable == respondentVariable { return .names }
        return question(named: variable)?.kind == .text ? .ownTexts : .answers
    }
}

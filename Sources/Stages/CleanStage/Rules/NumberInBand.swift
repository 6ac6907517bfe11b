import SurveyModel

/// A number where the choices are bands: an age of `34` is in `26-36`. A number printed in two bands is taken
/// for the first of them, the one it ends.
struct NumberInBand: ChoiceRule {
    let rule = CleaningRule.numberInBand
    private let bands: [Band]

    init(_ list: ChoiceList) {
        let bands = list.bands
        self.bands = bands.count > 1 ? bands : []
    }

    func codes(_ text: CellText) -> [String] {
        guard !bands.isEmpty, let number = NumberWords.withoutUnit(text.key.text).flatMap(wholeNumber),
            let value = Int(number), let band = bands.first(where: { $0.contains(value) })
        else { return [] }
        return [band.code]
    }
}

import SurveyModel

/// Kazakh letters typed as their Russian neighbours: «жаксы» for «жақсы». Such a text may hold Latin letters
/// for Cyrillic ones too.
struct KazakhLetters: ChoiceRule {
    let rule = CleaningRule.kazakhLetters
    private let folding: Folding

    init(_ list: ChoiceList) { folding = Folding(list, fold: kazakhNeighboursAndLookAlikes) }

    func codes(_ text: CellText) -> [String] { folding.codes(text.key.text) }
}

/// Kazakh letters and their Russian neighbours on the keyboard.
let kazakhNeighbours: [Character: Character] = [
    "қ": "к", "ә": "а", "і": "и", "ң": "н", "ғ": "г", "ү": "у", "ұ": "у", "ө": "о", "һ": "х",
]

private let kazakhNeighboursAndLookAlikes: [Character: Character] = kazakhNeighbours.merging(
    cyrillicLookAlikes.mapValues { kazakhNeighbours[$0] ?? $0 }
) { neighbour, _ in neighbour }

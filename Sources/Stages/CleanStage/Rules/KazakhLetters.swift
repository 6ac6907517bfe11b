/// Kazakh letters and their Russian neighbours on the keyboard, after ``lookAlikeLetters``.
let kazakhNeighbours: [Character: Character] = [
    "қ": "к", "ә": "а", "і": "и", "ң": "н", "ғ": "г", "ү": "у", "ұ": "у", "ө": "о", "һ": "х",
]

/// Both foldings in one, since a text typed without Kazakh letters may hold Latin ones too.
let kazakhLettersFold: [Character: Character] = kazakhNeighbours.merging(
    lookAlikeLetters.mapValues { kazakhNeighbours[$0] ?? $0 }
) { neighbour, _ in neighbour }

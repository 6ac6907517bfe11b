/// How many slips of the keyboard lie between two texts, where a slip is a letter left out, added or exchanged with
/// its neighbour, or one for another that lies beside it on the keyboard, sounds like it or looks like it.
///
/// Any other letter for another is two slips, one left out and one added: it makes another word more often than a
/// finger does, as `bitter` of `better` and «честный» of «частный».
enum Slip {
    static func count(_ first: String, _ second: String) -> Int {
        let (a, b) = (Array(first), Array(second))
        var twoBack: [Int] = []
        var previous = Array(0...b.count)
        for i in a.indices {
            var current = [i + 1]
            for j in b.indices {
                let substitution = a[i] == b[j] ? 0 : areNear(a[i], b[j]) ? 1 : 2
                var cost = min(previous[j + 1] + 1, current[j] + 1, previous[j] + substitution)
                if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { cost = min(cost, twoBack[j - 1] + 1) }
                current.append(cost)
            }
            (twoBack, previous) = (previous, current)
        }
        return previous[b.count]
    }

    /// Whether one letter is keyed or written for the other without a thought.
    static func areNear(_ a: Character, _ b: Character) -> Bool { near[a]?.contains(b) ?? false }

    private static let near: [Character: Set<Character>] = {
        var near: [Character: Set<Character>] = [:]
        for pair in alike.union(neighbours) {
            for letter in pair { near[letter, default: []].formUnion(pair.subtracting([letter])) }
        }
        return near
    }()

    /// Letters that are written for each other, as they sound or look alike.
    private static let alike: Set<Set<Character>> = Set(
        [
            "оа", "еи", "её", "ея", "эе", "ыи", "йи", "шщ", "сш", "жш", "зс", "зж", "тд", "бп", "гк", "вф",
            "ьъ", "цс",
            "әа", "әе", "іи", "ыі", "іе", "ңн", "ғг", "үу", "ұу", "үұ", "қк", "өо", "һх", "қғ", "iy", "sz",
            "mn", "vw",
        ].map(Set.init))

    /// The rows of the Latin, the Russian and the Kazakh keyboard, each half a key to the right of the one above; a
    /// blank stands for a key without a letter.
    private static let keyboards = [
        ["          ", "qwertyuiop", "asdfghjkl", "zxcvbnm"],
        [" әіңғ  үұқөһ", "йцукенгшщзхъ", "фывапролджэ", "ячсмитьбю"],
    ]

    private static let neighbours: Set<Set<Character>> = {
        var pairs: Set<Set<Character>> = []
        for keyboard in keyboards {
            let rows = keyboard.map(Array.init)
            for (row, keys) in rows.enumerated() {
                for (place, key) in keys.enumerated() where key != " " {
                    if place > 0 { pairs.insert([key, keys[place - 1]]) }
                    if row > 0 {
                        for above in [place, place + 1] where rows[row - 1].indices.contains(above) {
                            pairs.insert([key, rows[row - 1][above]])
                        }
                    }
                }
            }
        }
        return pairs
    }()
}

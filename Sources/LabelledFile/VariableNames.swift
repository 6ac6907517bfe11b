extension LabelledFormat {
    /// Names that the format takes, one for each of those given: letters, digits and `_`, a letter first, none of the
    /// words that the programs keep for themselves, and no two alike but for capitals.
    public func names(for names: [String]) -> [String] {
        var taken = Set<String>()
        // A name that can stay does, whatever stands before it.
        let kept = Set(names.filter { plain($0) == $0 }.map { $0.lowercased() })
        return names.map { name in
            var candidate = plain(name)
            var number = 1
            while taken.contains(candidate.lowercased())
                || candidate != name && kept.contains(candidate.lowercased())
            {
                number += 1
                candidate = cut(plain(name), to: longestName - 1 - String(number).count) + "_\(number)"
            }
            taken.insert(candidate.lowercased())
            return candidate
        }
    }

    private func plain(_ name: String) -> String {
        var text = ""
        for sign in name.unicodeScalars {
            let isPlain = sign == "_" || sign.properties.isAlphabetic || ("0"..."9").contains(sign)
            text.unicodeScalars.append(isPlain ? sign : "_")
        }
        if text.unicodeScalars.first?.properties.isAlphabetic != true { text = "v" + text }
        while text.hasSuffix("_") { text.removeLast() }
        if isReserved(text) { text += "_v" }
        return cut(text, to: longestName)
    }

    private func cut(_ name: String, to length: Int) -> String {
        var name = name
        while (self == .sav ? name.utf8.count : name.unicodeScalars.count) > length { name.removeLast() }
        return name
    }

    private func isReserved(_ name: String) -> Bool {
        let words =
            self == .sav
            ? ["all", "and", "by", "eq", "ge", "gt", "le", "lt", "ne", "not", "or", "to", "with"]
            : ["byte", "double", "float", "if", "in", "int", "long", "strl", "using", "with"]
        let lower = name.lowercased()
        return words.contains(lower)
            || self == .dta && lower.hasPrefix("str") && lower.dropFirst(3).allSatisfy(\.isNumber)
    }
}

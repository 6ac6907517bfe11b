/// The known name nearest to a mistyped one, for "did you mean" in messages.
///
/// - Returns: The candidate with the fewest edits (insertion, deletion, substitution, transposition
///   of neighbours), the first such in order; `nil` if even that needs more edits than a third of the
///   name's length, rounded up.
public func nearestName(to name: String, among candidates: some Sequence<String>) -> String? {
    let limit = (name.count + 2) / 3
    var best: (name: String, distance: Int)?
    for candidate in candidates {
        let distance = editDistance(name, candidate)
        if distance <= limit, distance < best?.distance ?? .max { best = (candidate, distance) }
    }
    return best?.name
}

/// The known names near to a mistyped one, the nearest first and no more than three: those that are few edits away
/// (see ``nearestName(to:among:)``), then those that it is a part of.
public func nearNames(to name: String, among candidates: some Sequence<String>) -> [String] {
    let limit = (name.count + 2) / 3
    let found = candidates.compactMap { candidate -> (name: String, distance: Int)? in
        let distance = editDistance(name, candidate)
        if distance <= limit { return (candidate, distance) }
        let isPart = name.count > 1 && candidate.lowercased().contains(name.lowercased())
        return isPart ? (candidate, .max) : nil
    }
    return found.sorted { ($0.distance, $0.name) < ($1.distance, $1.name) }.prefix(3).map(\.name)
}

/// The number of edits between two texts: insertions, deletions, substitutions and transpositions of
/// neighbouring characters (optimal string alignment).
///
/// - Parameter limit: From where on it does not matter how many there are; any larger number may be told then.
public func editDistance(_ first: String, _ second: String, limit: Int = .max) -> Int {
    // Comparing characters is slow, and most are one scalar.
    if let a = scalars(first), let b = scalars(second) { return editDistance(a, b, limit) }
    return editDistance(Array(first), Array(second), limit)
}

/// The characters as scalars; `nil` if one of them is made of several.
private func scalars(_ text: String) -> [Unicode.Scalar]? {
    let scalars = Array(text.unicodeScalars)
    return scalars.count == text.count ? scalars : nil
}

private func editDistance<Sign: Equatable>(_ a: [Sign], _ b: [Sign], _ limit: Int) -> Int {
    if abs(a.count - b.count) > limit { return .max }
    var twoBack: [Int] = []
    var previous = Array(0...b.count)
    for i in 0..<a.count {
        var current = [i + 1]
        current.reserveCapacity(b.count + 1)
        for j in 0..<b.count {
            var cost = min(previous[j + 1] + 1, current[j] + 1, previous[j] + (a[i] == b[j] ? 0 : 1))
            if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { cost = min(cost, twoBack[j - 1] + 1) }
            current.append(cost)
        }
        if let least = current.min(), least > limit { return .max }
        twoBack = previous
        previous = current
    }
    return previous[b.count]
}

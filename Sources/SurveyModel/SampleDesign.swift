import Problems

/// How the respondents of a form came to be asked, as `wave.yml` says under `design`.
public struct SampleDesign: Sendable, Equatable {
    public enum Kind: String, Sendable, CaseIterable {
        /// So many of each group as was set beforehand, found without a draw.
        case quota
        /// Drawn at random from the frame.
        case random
        /// Everybody of the frame was asked.
        case census
        /// Who could be reached.
        case convenience
    }

    /// How the form was filled in.
    public enum Mode: String, Sendable, CaseIterable { case paper, interview, telephone, web, mixed }

    public var kind: Kind
    /// The questions whose answers were set beforehand: the quotas, or the strata of a random sample.
    public var by: [String]
    /// Who could have been chosen; empty where it is not said.
    public var frame: LocalizedText
    /// `nil` where it is not said or said in other words.
    public var mode: Mode?
    /// How the form was filled in, where none of ``Mode`` says it; else empty.
    public var modeInWords: LocalizedText
    /// How many were chosen.
    public var selected: Int?
    /// How many of them gave a form back.
    public var returned: Int?
    /// The line in `wave.yml`.
    public var line: Int?

    public init(
        kind: Kind, by: [String] = [], frame: LocalizedText = LocalizedText(), mode: Mode? = nil,
        modeInWords: LocalizedText = LocalizedText(), selected: Int? = nil, returned: Int? = nil,
        line: Int? = nil
    ) {
        self.kind = kind
        self.by = by
        self.frame = frame
        self.mode = mode
        self.modeInWords = modeInWords
        self.selected = selected
        self.returned = returned
        self.line = line
    }

    /// Whether the respondents were drawn at random or are all there are. Of others an interval tells only how far
    /// chance would carry if they had been drawn so.
    public var isProbability: Bool { kind == .random || kind == .census }

    /// The questions of which the design, not the respondents, decides how many give each answer.
    public var quotas: [String] { kind == .quota ? by : [] }

    /// In per cent; `nil` where it is not said how many were chosen or gave a form back.
    public var responseRate: Double? {
        guard let selected, let returned, selected > 0 else { return nil }
        return 100 * Double(returned) / Double(selected)
    }

    /// What of it does not fit the questionnaire.
    ///
    /// - Parameter configuration: The path of `wave.yml`.
    public func problems(in instrument: Instrument, configuration: String) -> [Problem] {
        by.compactMap { name -> WaveProblem? in
            guard let question = instrument.question(named: name) else {
                return .unknownDesignQuestion(name, known: instrument.questions.map(\.name))
            }
            return question.kind == .single ? nil : .notAGroupingQuestion(name)
        }.map { Problem(.error, at: Position(file: configuration, line: line), $0) }
    }
}

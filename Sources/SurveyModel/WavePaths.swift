/// Where a wave's configuration lies: `SURVEYS/waves/W` and the folders beside it.
public struct WavePaths: Sendable, Equatable {
    /// The folder that holds `instruments`, `rules`, `templates` and `waves`.
    public var surveys: String
    /// The wave's own folder.
    public var wave: String

    public var configuration: String { "\(wave)/wave.yml" }
    public var instruments: String { "\(surveys)/instruments" }
    public var rules: String { "\(surveys)/rules" }
    public var templates: String { "\(surveys)/templates" }

    public init(surveys: String, wave: String) {
        self.surveys = surveys
        self.wave = wave
    }
}

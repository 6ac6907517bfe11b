import Glibc

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

    // What an archived wave brings along comes before what its surveys have now.
    public var ownInstruments: String { "\(wave)/instruments" }
    public var ownRules: String { "\(wave)/rules" }
    public var ownTemplates: String { "\(wave)/templates" }

    /// Where a questionnaire is looked for.
    var instrumentFolders: [String] { own(ownInstruments) + [instruments, wave] }
    /// Where rules are looked for.
    var ruleFolders: [String] { own(ownRules) + [wave, rules] }

    private func own(_ folder: String) -> [String] { access(folder, F_OK) == 0 ? [folder] : [] }

    public init(surveys: String, wave: String) {
        self.surveys = surveys
        self.wave = wave
    }

    /// The paths of a wave by its folder; `nil` unless that is `SURVEYS/waves/W`.
    public init?(folder: String) {
        var parts = folder.split(separator: "/", omittingEmptySubsequences: false)
        while let last = parts.last, last.isEmpty || last == "." { parts.removeLast() }
        guard parts.count >= 2, parts[parts.count - 2] == "waves" else { return nil }
        wave = parts.joined(separator: "/")
        let above = parts.dropLast(2)
        surveys = above.isEmpty ? "." : above == [""] ? "/" : above.joined(separator: "/")
    }

    /// The paths of another wave of the same surveys.
    public func sibling(_ name: String) -> WavePaths {
        WavePaths(surveys: surveys, wave: (surveys == "." ? "" : surveys + "/") + "waves/\(name)")
    }

    /// The wave's name: its folder's.
    public var name: String { wave.split(separator: "/").last.map(String.init) ?? "" }

    /// Where a file named in `wave.yml` lies: in the first of the folders that has it, else in the first.
    ///
    /// - Returns: `nil` if the name would lead out of `surveys`.
    func resolve(_ name: String, in folders: [String]) -> String? {
        let candidates = folders.map { "\($0)/\(name)" }
        guard !name.hasPrefix("/"), candidates.allSatisfy(isInside) else { return nil }
        return candidates.first { access($0, F_OK) == 0 } ?? candidates[0]
    }

    private func isInside(_ path: String) -> Bool {
        var depth = 0
        for part in path.dropFirst(surveys.count).split(separator: "/") where part != "." {
            depth += part == ".." ? -1 : 1
            if depth < 1 { return false }
        }
        return true
    }
}

import ArgumentParser
import Glibc
import Problems
import StageFiles
import SurveyModel

extension WaveOptions {
    /// Runs a stage on the whole wave.
    ///
    /// - Parameter beforeFieldwork: The exports need not be there yet.
    /// - Throws: `ExitCode`, after the problems have been printed.
    public func run(
        beforeFieldwork: Bool = false, _ stage: (Wave, WaveOutput, ProblemReport) throws -> Void
    ) throws {
        try exiting {
            let wave = try Wave.load(folder: wave, beforeFieldwork: beforeFieldwork)
            let output = WaveOutput(output: output, wave: wave.name)
            let lock = try WaveLock(output, report: show)
            try withExtendedLifetime(lock) { try stage(wave, output, show) }
        }
    }

    /// Runs a stage on each form of the wave, or on the one named.
    public func run(
        form option: FormOption, _ stage: (Wave, Form, WaveOutput, ProblemReport) throws -> Void
    ) throws {
        try exiting {
            let wave = try Wave.load(folder: wave)
            let output = WaveOutput(output: output, wave: wave.name)
            for form in try wave.forms(named: option.form) {
                let lock = try WaveLock(output, form: form.name, report: show)
                try withExtendedLifetime(lock) { try stage(wave, form, output, show) }
            }
        }
    }
}

extension WaveOptions {
    /// Writes the wave's dependencies for `make` to `OUTPUT/.make/W.mk`, once all its names have been looked at; and
    /// those of the waves before it, where make does not have them.
    public func writeMakeRules() throws {
        try exiting {
            let wave = try Wave.load(folder: wave)
            let earlier = try wave.earlierWaves()
            for (index, one) in ([wave] + earlier).enumerated() {
                let output = WaveOutput(output: output, wave: one.name)
                let before = Array(earlier.dropFirst(index))
                try output.writeMakeRules(
                    try one.makeRules(output: output.root, earlier: before),
                    unlessNewerThan: index > 0 ? one.paths.configuration : nil, report: show)
            }
        }
    }
}

extension Wave {
    fileprivate func forms(named name: String?) throws -> [Form] {
        guard let name else { return forms }
        if let form = forms.first(where: { $0.name == name }) { return [form] }
        let nearest = nearestName(to: name, among: forms.map(\.name))
        throw Failure.data(
            at: Position(file: paths.configuration), CommandProblem.unknownForm(name, nearest: nearest))
    }
}

/// Prints what stopped the work and turns it into an exit code.
public func exiting(_ work: () throws -> Void) throws {
    do {
        try work()
    } catch let failure as Failure {
        for problem in failure.problems.prefix(mostShown) { show(problem) }
        let rest = failure.problems.count - mostShown
        if rest > 0, let last = failure.problems.last {
            show(Problem(.error, at: Position(file: last.position.file), CommandProblem.more(rest)))
        }
        throw failure.cause.exitCode
    }
}

/// How many problems are told at once: nobody reads more, and most of them fall with the first.
private let mostShown = 100

/// Prints a problem to standard error, one a line; on a terminal its severity in colour.
private func show(_ problem: Problem) {
    let line = Array("\(hasColours ? coloured(problem) : "\(problem)")\n".utf8)
    _ = write(STDERR_FILENO, line, line.count)
}

/// Whether messages go to a terminal that shows colours, and nobody wishes none (no-color.org).
private var hasColours: Bool {
    func value(_ name: String) -> String { getenv(name).map { String(cString: $0) } ?? "" }
    return isatty(STDERR_FILENO) == 1 && value("NO_COLOR").isEmpty && !["", "dumb"].contains(value("TERM"))
}

func coloured(_ problem: Problem) -> String {
    let text = problem.description
    let word = problem.severity.rawValue
    guard let range = text.firstRange(of: ": \(word): ") else { return text }
    let colour =
        switch problem.severity {
        case .error: 31
        case .warning: 33
        case .note: 36
        }
    return text[..<range.lowerBound] + ": \u{1B}[1;\(colour)m\(word)\u{1B}[0m: " + text[range.upperBound...]
}

enum CommandProblem: ProblemWording {
    case unknownForm(String, nearest: String?)
    case more(Int)

    var what: String {
        switch self {
        case .unknownForm(let name, _): "the wave has no form \(name)"
        case .more(let count): "there are \(count) more errors"
        }
    }

    var remedy: String {
        switch self {
        case .unknownForm(_, let nearest?): "did you mean \(nearest)?"
        case .unknownForm: "name one of those under forms"
        case .more: "mend those above and run again"
        }
    }
}

import ArgumentParser
import Glibc
import Problems
import StageFiles
import SurveyModel

extension WaveOptions {
    /// Runs a stage on the whole wave.
    ///
    /// - Throws: `ExitCode`, after the problems have been printed.
    public func run(_ stage: (Wave, WaveOutput, ProblemReport) throws -> Void) throws {
        try exiting {
            let wave = try Wave.load(folder: wave)
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

/// Prints a problem to standard error, one a line.
private func show(_ problem: Problem) {
    let line = Array("\(problem)\n".utf8)
    _ = write(STDERR_FILENO, line, line.count)
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

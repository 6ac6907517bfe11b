import ArgumentParser
import OrderedWork
import Problems
import StageFiles
import SurveyModel

extension WaveOptions {
    /// Runs a stage on the whole wave.
    ///
    /// - Parameters:
    ///   - kind: The step of the flow that it is; `nil` if none, and then it is no matter of the manifest.
    ///   - templates: The folder of the shipped templates, of a step that reads them.
    ///   - beforeFieldwork: The exports need not be there yet.
    ///   - done: What is printed once it is done; not where there was nothing to do.
    /// - Throws: `ExitCode`, after the problems have been printed.
    public func run(
        _ kind: Step.Kind? = nil, templates: String? = nil, beforeFieldwork: Bool = false,
        done: (Wave, WaveOutput) -> String? = { _, _ in nil },
        _ stage: (Wave, WaveOutput, ProblemReport) throws -> Void
    ) throws {
        let messages = messages(kind, form: nil)
        try exiting(messages) {
            let wave = try Wave.load(folder: wave, beforeFieldwork: beforeFieldwork)
            let output = WaveOutput(output: output, wave: wave.name)
            try run(kind.map { Step($0) }, on: wave, output, templates, messages) { report, _ in
                try stage(wave, output, report)
                if let line = done(wave, output) { print(line) }
            }
        }
    }

    /// Runs a stage on each form of the wave, or on the one named.
    public func run(
        _ kind: Step.Kind? = nil, form option: FormOption,
        _ stage: (Wave, Form, WaveOutput, ProblemReport, Progress) throws -> Void
    ) throws {
        let messages = messages(kind, form: option.form)
        try exiting(messages) {
            let wave = try Wave.load(folder: wave)
            let output = WaveOutput(output: output, wave: wave.name)
            for form in try wave.forms(named: option.form) {
                try run(
                    kind.map { Step($0, form: form.name) }, form: form.name, on: wave, output, nil, messages
                ) {
                    try stage(wave, form, output, $0, $1)
                }
            }
        }
    }

    /// Takes down, where there is a manifest, that the wave's ledger holds no more than what the wave's tables are already.
    public func keepLedger(_ wave: Wave, _ output: WaveOutput) throws {
        guard let program = manifest else { return }
        try StepCheck(wave, output, program: program, shipped: nil).keepLedger()
    }

    private func messages(_ kind: Step.Kind?, form: String?) -> Messages {
        let step = kind.map { Step($0, form: form).name } ?? ""
        return Messages(log: log.file, subject: "\(WavePaths(folder: wave)?.name ?? wave) \(step)")
    }

    /// Holds the wave or the form while a step is done, unless it is done already, and takes down what it read and wrote.
    private func run(
        _ step: Step?, form: String? = nil, on wave: Wave, _ output: WaveOutput, _ templates: String?,
        _ messages: Messages, _ stage: (@escaping ProblemReport, Progress) throws -> Void
    ) throws {
        let lock = try WaveLock(output, form: form, report: messages.show)
        let leftovers = lock.leftovers
        beforeTermination { leftovers.remove() }
        defer { withExtendedLifetime(lock) {} }
        func work() throws {
            let progress = Progress()
            let line = ProgressLine("\(wave.name) \(step?.name ?? "")", progress)
            defer { line?.end() }
            try stage(
                { problem in line?.above { messages.show(problem) } ?? messages.show(problem) }, progress)
        }
        guard let step, let program = manifest else { return try work() }
        let check = try StepCheck(wave, output, program: program, shipped: templates)
        let reasons = check.reasons(step)
        if reasons.isEmpty || reasons == [.unlisted] {
            messages.note("nothing to do")
            return try reasons.isEmpty ? check.seen.save(output) : check.relist(step)
        }
        for problem in check.alterations(reasons) { messages.show(problem) }
        messages.note("begins")
        let record = StepRecord(step, check, version: toolVersion)
        try work()
        try record.finish()
        messages.note("done")
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
public func exiting(_ messages: Messages = Messages(), _ work: () throws -> Void) throws {
    do {
        try work()
    } catch let failure as Failure {
        for problem in failure.problems.prefix(mostShown) { messages.show(problem) }
        let rest = failure.problems.count - mostShown
        if rest > 0, let last = failure.problems.last {
            messages.show(Problem(.error, at: Position(file: last.position.file), CommandProblem.more(rest)))
        }
        let code = failure.cause.exitCode
        messages.note("ends with \(code.rawValue)")
        throw code
    }
}

/// How many problems are told at once: nobody reads more, and most of them fall with the first.
private let mostShown = 100

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

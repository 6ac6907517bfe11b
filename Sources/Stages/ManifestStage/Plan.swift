import Problems
import StageFiles
import SurveyModel

/// What there is to do, for `make`.
public struct Plan: Sendable {
    /// A step that has to be done, or may have to: that depends on what those before it write.
    struct Task: Sendable {
        var wave: String
        var step: Step
        /// Empty if that depends on the steps before it.
        var reasons: [StepReason]
    }

    let waves: [Wave]
    let isAnyRefused: Bool
    private(set) var tasks: [Task] = []
    private var before: [String: [String]] = [:]
    /// Of a wave that is not there, the names near to its own.
    private(set) var nearNames: [String] = []

    /// - Parameter wave: The wave that is asked for; `nil`: all.
    /// - Throws: `Failure` if what was kept of earlier runs may have been put there by others.
    public init(_ folder: SurveyFolder, wave: String?, report: ProblemReport) throws {
        try WaveOutput(output: folder.output, wave: wave ?? "").checkOwnFolder()
        (waves, isAnyRefused) = folder.load(wave: wave, report: report)
        if let wave, waves.isEmpty, !isAnyRefused {
            nearNames = Problems.nearNames(to: wave, among: folder.waveNames { _ in }.names)
        }
        for one in waves {
            do {
                try add(
                    one, WaveOutput(output: folder.output, wave: one.name), folder,
                    isAsked: wave ?? one.name == one.name)
            } catch let failure as Failure {
                failure.problems.forEach(report)
            }
        }
    }

    private mutating func add(_ wave: Wave, _ output: WaveOutput, _ folder: SurveyFolder, isAsked: Bool)
        throws
    {
        let check = try StepCheck(wave, output, program: folder.program, shipped: folder.shipped)
        before[wave.name] = check.earlier.map(\.name)
        // Of the waves before only what this one is compared with is made.
        for step in wave.steps where isAsked || step.kind.isForLaterWaves {
            let reasons = check.reasons(step)
            let follows = check.sources(of: step).contains { source in
                tasks.contains { $0.wave == source.wave && $0.step == source.step }
            }
            if follows || !reasons.isEmpty {
                tasks.append(Task(wave: wave.name, step: step, reasons: reasons))
            }
        }
        check.seen.save(output)
    }

    /// The plan as words for `make`. Names are plain, since they were looked at when the wave was read.
    public var words: [String] {
        let steps = tasks.map { task in
            "step/\(task.wave)/\(task.step.kind.rawValue)" + (task.step.form.map { "/\($0)" } ?? "")
        }
        let names = waves.flatMap { wave in
            ["wave/\(wave.name)"] + wave.forms.map { "form/\(wave.name)/\($0.name)" }
                + (before[wave.name] ?? []).map { "before/\(wave.name)/\($0)" }
        }
        return names + steps + nearNames.map { "near/\($0)" } + (isAnyRefused ? ["refused"] : [])
    }

    /// The plan in words for people, a line for each step.
    public var lines: [String] {
        tasks.map { task in
            let why =
                task.reasons.isEmpty
                ? "if what it reads comes out otherwise"
                : task.reasons.map(\.words).joined(separator: ", ")
            return "wave \(task.wave): \(task.step.name): \(visible(why))"
        }
    }

    /// - Throws: `Failure` if a wave cannot be run, or the one that is asked for is not there.
    public func checkComplete(wave: String?, in folder: SurveyFolder) throws {
        if let wave, waves.isEmpty, !isAnyRefused {
            throw Failure(
                .missingInput,
                [Problem(.error, at: Position(file: folder.waves), PlanProblem.noWave(wave, near: nearNames))]
            )
        }
        if isAnyRefused { throw Failure(.data, []) }
    }
}

enum PlanProblem: ProblemWording {
    case noWave(String, near: [String])

    var what: String {
        switch self {
        case .noWave(let name, _): "there is no wave \(name)"
        }
    }

    var remedy: String {
        switch self {
        case .noWave(let name, let near) where near.isEmpty: "make new WAVE=\(name) starts one"
        case .noWave(_, let near): "did you mean \(near.joined(separator: " or "))?"
        }
    }
}

import ArgumentParser
import Problems

extension Failure.Cause {
    /// The exit code of a tool that could not go on (those of sysexits.h).
    var exitCode: ExitCode {
        switch self {
        case .data: ExitCode(65)
        case .missingInput: ExitCode(66)
        case .cannotCreate: ExitCode(73)
        case .inputOutput: ExitCode(74)
        case .busy: ExitCode(75)
        }
    }
}

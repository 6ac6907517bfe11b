import ArgumentParser
import Problems

extension ParsableCommand {
    /// Does what the tool was called for and ends it where that fails. Where an option is missing since it was
    /// mistyped, the mistyped one is told.
    public static func start() {
        do {
            var command = try parseAsRoot()
            try command.run()
        } catch {
            let mistyped = message(for: error).hasPrefix("Missing expected argument") ? mistypedOption : nil
            exit(withError: mistyped ?? error)
        }
    }

    private static var mistypedOption: ValidationError? {
        let known = options(in: helpMessage().split { $0.isWhitespace || "[],()".contains($0) })
        let given = options(in: CommandLine.arguments.dropFirst().map { $0.prefix { $0 != "=" } })
        for option in given where !known.contains(option) {
            guard let nearest = nearestName(to: option, among: known) else { continue }
            return ValidationError("Unknown option '\(option)'. Did you mean '\(nearest)'?")
        }
        return nil
    }

    private static func options(in words: [Substring]) -> [String] {
        words.filter { $0.hasPrefix("--") && $0.count > 2 }.map(String.init)
    }
}

import Glibc
import Problems

/// Another program, which this one starts and waits for.
struct Program {
    let name: String
    /// The system package that has it.
    let package: String

    static let pandoc = Program(name: "pandoc", package: "pandoc")
    static let weasyprint = Program(name: "weasyprint", package: "weasyprint")
    /// pandoc calls it for the pictures of a Word document.
    static let svgConverter = Program(name: "rsvg-convert", package: "librsvg2-bin")

    /// - Throws: `Failure` with cause `missingInput` if it is not installed.
    func find() throws -> String {
        let path = getenv("PATH").map { String(cString: $0) } ?? "/usr/local/bin:/usr/bin:/bin"
        for folder in path.split(separator: ":") where folder.hasPrefix("/") {
            if access("\(folder)/\(name)", X_OK) == 0 { return "\(folder)/\(name)" }
        }
        throw Failure(
            .missingInput, [Problem(.error, at: Position(file: name), ProgramProblem.notInstalled(package))])
    }

    /// Runs it in UTC and a plain locale.
    ///
    /// - Parameters:
    ///   - folder: Where its messages are kept.
    ///   - epoch: What it takes for the time, in seconds since 1970.
    /// - Throws: `Failure` if it is not installed, cannot be started or fails.
    func run(_ arguments: [String], messages folder: String, epoch: Int) throws {
        let path = try find()
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
        let log = "\(folder)/messages.txt"
        posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, log, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
        posix_spawn_file_actions_adddup2(&actions, STDOUT_FILENO, STDERR_FILENO)
        let words: [UnsafeMutablePointer<CChar>?] =
            ([path] + arguments).map { (word: String) in strdup(word) } + [nil]
        let own = ["SOURCE_DATE_EPOCH=\(epoch)", "LC_ALL=C.UTF-8", "TZ=UTC"]
        let kept = ["PATH", "HOME", "TMPDIR"].compactMap { (name: String) -> String? in
            getenv(name).map { "\(name)=\(String(cString: $0))" }
        }
        let environment: [UnsafeMutablePointer<CChar>?] =
            (own + kept).map { (word: String) in strdup(word) } + [nil]
        defer { for word in words + environment { free(word) } }
        var process = pid_t()
        let code = posix_spawn(&process, path, &actions, nil, words, environment)
        var status: Int32 = 0
        if code == 0 { while waitpid(process, &status, 0) < 0, errno == EINTR {} }
        if code != 0 || status != 0 {
            throw Failure(
                .inputOutput,
                [Problem(.error, at: Position(file: name), ProgramProblem.failed(lastLine(of: log)))])
        }
    }

    private func lastLine(of path: String) -> String {
        guard let file = fopen(path, "r") else { return "" }
        defer { fclose(file) }
        var buffer = [UInt8](repeating: 0, count: 1 << 14)
        let count = fread(&buffer, 1, buffer.count, file)
        return String(decoding: buffer.prefix(count), as: UTF8.self).split(separator: "\n").last.map(
            String.init) ?? ""
    }
}

enum ProgramProblem: ProblemWording {
    case notInstalled(String)
    case failed(String)

    var what: String {
        switch self {
        case .notInstalled: "this program is not installed, and the document cannot be made without it"
        case .failed(let words):
            "this program could not make the document\(words.isEmpty ? "" : " (\(words))")"
        }
    }

    var remedy: String {
        switch self {
        case .notInstalled(let package): "install it: sudo apt-get install \(package)"
        case .failed: "check the free space in the folder for temporary files, and run it again"
        }
    }
}

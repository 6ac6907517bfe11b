import Foundation
import Glibc

extension Tool {
    struct MeasuredOutcome {
        /// The exit code; of a program that a signal ended, the signal's number and 128.
        var exit: Int32
        /// What it wrote to standard error.
        var messages: String
        /// The most memory it had at once, in kilobytes.
        var memory: Int
    }

    /// Runs it to its end and tells how much memory it took. One that hangs is ended, with exit code 124.
    func measured(_ arguments: [String], in folder: URL) throws -> MeasuredOutcome {
        let streams = try TemporaryFolder()
        let messages = streams.url.appending(path: "messages").path
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0)
        posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, messages, O_WRONLY | O_CREAT, 0o600)
        // env turns into timeout once it has gone into the folder; what timeout waits for counts as its own.
        let path = "/usr/bin/env"
        let tool = Checkout.tools.appending(path: name).path
        let command = [path, "--chdir=\(folder.path)", "timeout", "300", tool] + arguments
        let strings = command.map { strdup($0) }
        defer { for string in strings { free(string) } }
        var process = pid_t()
        guard posix_spawn(&process, path, &actions, nil, strings + [nil], environ) == 0 else {
            throw POSIXError(.ENOENT)
        }
        var status: Int32 = 0
        var usage = rusage()
        while wait4(process, &status, 0, &usage) < 0, errno == EINTR {}
        let signal = status & 0x7F
        return MeasuredOutcome(
            exit: signal == 0 ? (status >> 8) & 0xFF : 128 + signal,
            messages: try streams.text(of: "messages"),
            memory: usage.ru_maxrss)
    }
}

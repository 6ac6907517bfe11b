import Glibc
import OrderedWork

/// A line on the terminal that tells how far a stage has come, once it takes longer than two seconds. Where standard error
/// is no terminal there is none.
final class ProgressLine: @unchecked Sendable {
    private let name: String
    private let progress: Progress
    private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
    private var isShown = false
    private var isOver = false

    /// - Returns: `nil` where there is nobody to see it.
    init?(_ name: String, _ progress: Progress) {
        if isatty(STDERR_FILENO) == 0 { return nil }
        self.name = name
        self.progress = progress
        pthread_mutex_init(mutex, nil)
        var thread = pthread_t()
        pthread_create(
            &thread, nil,
            { context in
                if let context { Unmanaged<ProgressLine>.fromOpaque(context).takeRetainedValue().run() }
                return nil
            }, Unmanaged.passRetained(self).toOpaque())
        pthread_detach(thread)
    }

    /// Takes the line away, for good.
    func end() {
        hold {
            clear()
            isOver = true
        }
    }

    /// Says something where the line stands, which comes back below.
    func above(_ say: () -> Void) {
        hold {
            clear()
            say()
        }
    }

    private func run() {
        var halves = 0
        while hold({ !isOver }) {
            usleep(500_000)
            halves += 1
            if halves < 4 { continue }
            let seconds = Double(halves) / 2
            hold {
                if isOver { return }
                put("\r\u{1B}[K\(Self.text(name, progress.done, seconds))")
                isShown = true
            }
        }
    }

    /// As in `survey-clean citizens: 120000 rows, 40000 a second, 25 %`.
    static func text(_ name: String, _ done: (rows: Int, share: Double?), _ seconds: Double) -> String {
        if done.rows == 0 { return "\(name): \(Int(seconds)) s" }
        let share = done.share.map { ", \(Int(100 * min($0, 1))) %" } ?? ""
        return "\(name): \(done.rows) rows, \(Int(Double(done.rows) / seconds)) a second\(share)"
    }

    private func clear() {
        if isShown { put("\r\u{1B}[K") }
        isShown = false
    }

    private func put(_ text: String) {
        let bytes = Array(text.utf8)
        _ = write(STDERR_FILENO, bytes, bytes.count)
    }

    private func hold<Value>(_ body: () -> Value) -> Value {
        pthread_mutex_lock(mutex)
        defer { pthread_mutex_unlock(mutex) }
        return body()
    }
}

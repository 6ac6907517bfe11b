import Glibc

/// How far a piece of work has come, told by the thread that does it and asked for by another.
public final class Progress: @unchecked Sendable {
    private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
    private var state = (rows: 0, share: nil as Double?)

    public init() { pthread_mutex_init(mutex, nil) }

    deinit {
        pthread_mutex_destroy(mutex)
        mutex.deallocate()
    }

    /// Rows done so far, and which share that is of all, as far as it is known.
    public var done: (rows: Int, share: Double?) {
        pthread_mutex_lock(mutex)
        defer { pthread_mutex_unlock(mutex) }
        return state
    }

    public func tell(rows: Int) { change { $0.rows = rows } }

    public func tell(share: Double) { change { $0.share = share } }

    private func change(_ change: (inout (rows: Int, share: Double?)) -> Void) {
        pthread_mutex_lock(mutex)
        defer { pthread_mutex_unlock(mutex) }
        change(&state)
    }
}

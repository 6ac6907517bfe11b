import Glibc

/// Works on pieces side by side and takes the results in the order of the pieces.
///
/// Reading the next piece and taking a result are done by one thread at a time, so both may keep state; the
/// work between is done by as many threads as are asked for, and may only read what they share. What comes
/// out is the same whatever their number.
///
/// - Parameters:
///   - threads: How many work. With one, all is done by the thread that calls.
///   - next: The next piece; `nil` at the end.
///   - work: What is to be done with a piece.
///   - take: What is to be done with its result.
/// - Throws: The error that comes first in the order of the pieces.
public func inOrder<Piece, Result>(
    threads: Int, next: () throws -> Piece?, work: (Piece) throws -> Result, take: (Result) throws -> Void
) throws {
    guard threads > 1 else {
        while let piece = try next() { try take(work(piece)) }
        return
    }
    try withoutActuallyEscaping(next) { next in
        try withoutActuallyEscaping(work) { work in
            try withoutActuallyEscaping(take) { take in
                let queue = Queue(next: next, work: work, take: take)
                runThreads(threads) { queue.run() }
                if let error = queue.error { throw error }
            }
        }
    }
}

/// How many threads there is something to do for at once.
public var availableThreads: Int { max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }

/// What the threads share: whoever is free reads the next piece, works on it and waits for its turn.
private final class Queue<Piece, Result> {
    private let next: () throws -> Piece?
    private let work: (Piece) throws -> Result
    private let take: (Result) throws -> Void
    private let reading = Lock()
    private let turns = Lock()
    /// The number of the piece read next, and of the one whose result is taken next.
    private var read = 0
    private var turn = 0
    private var isAtEnd = false
    private(set) var error: (any Error)?

    init(
        next: @escaping () throws -> Piece?, work: @escaping (Piece) throws -> Result,
        take: @escaping (Result) throws -> Void
    ) {
        self.next = next
        self.work = work
        self.take = take
    }

    func run() {
        while let (number, piece) = readNext() {
            let result = Swift.Result<Result, any Error> { try work(piece.get()) }
            finish(number, result)
        }
    }

    /// The next piece, or why it could not be read, and its number.
    private func readNext() -> (Int, Swift.Result<Piece, any Error>)? {
        reading.hold {
            if isAtEnd { return nil }
            defer { read += 1 }
            do {
                if let piece = try next() { return (read, .success(piece)) }
                isAtEnd = true
                return nil
            } catch {
                isAtEnd = true
                return (read, .failure(error))
            }
        }
    }

    private func finish(_ number: Int, _ result: Swift.Result<Result, any Error>) {
        turns.hold {
            while turn != number { turns.wait() }
            if error == nil {
                do { try take(result.get()) } catch { self.error = error }
            }
            turn += 1
            turns.wakeAll()
        }
        if isFailed { reading.hold { isAtEnd = true } }
    }

    private var isFailed: Bool { turns.hold { error != nil } }
}

/// A lock that threads can wait at.
private final class Lock {
    private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
    private let condition = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)

    init() {
        pthread_mutex_init(mutex, nil)
        pthread_cond_init(condition, nil)
    }

    deinit {
        pthread_cond_destroy(condition)
        pthread_mutex_destroy(mutex)
        condition.deallocate()
        mutex.deallocate()
    }

    func hold<Value>(_ body: () -> Value) -> Value {
        pthread_mutex_lock(mutex)
        defer { pthread_mutex_unlock(mutex) }
        return body()
    }

    func wait() { pthread_cond_wait(condition, mutex) }

    func wakeAll() { pthread_cond_broadcast(condition) }
}

/// Runs a body on several threads, the calling one among them, and waits for all.
private func runThreads(_ count: Int, _ body: @escaping () -> Void) {
    let box = Unmanaged.passRetained(Body(body))
    defer { box.release() }
    let started = (1..<count).compactMap { _ -> pthread_t? in
        var thread = pthread_t()
        let failure = pthread_create(
            &thread, nil,
            { context in
                if let context { Unmanaged<Body>.fromOpaque(context).takeUnretainedValue().run() }
                return nil
            }, box.toOpaque())
        // One thread is enough to do all.
        return failure == 0 ? thread : nil
    }
    body()
    for thread in started { pthread_join(thread, nil) }
}

private final class Body {
    let run: () -> Void

    init(_ run: @escaping () -> Void) { self.run = run }
}

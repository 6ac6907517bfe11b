import Dispatch
import Glibc
import Synchronization

/// How many pieces of work are done at the same time.
///
/// What comes out is the same for any number of threads: results stand in the order of the pieces, and of
/// several errors the first piece's is thrown.
public struct Threads: Sendable, Hashable {
    public let count: Int

    /// - Parameter count: At least 1.
    public init(_ count: Int) {
        precondition(count > 0, "at least one thread")
        self.count = count
    }

    /// One for each core that the machine has online.
    public static var all: Threads { Threads(max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN)))) }

    /// Does `pieces` pieces of work, each thread taking the next one as soon as it is done with one.
    ///
    /// - Parameter work: What to do, given the number of the piece. What it does must not depend on other pieces.
    /// - Throws: What the first piece that failed threw, after all have ended.
    public func map<Piece: Sendable, Failure: Error>(
        _ pieces: Int, _ work: @Sendable (Int) throws(Failure) -> Piece
    ) throws(Failure) -> [Piece] {
        if count == 1 || pieces < 2 { return try (0..<pieces).map(work) }
        let results = Mutex([Result<Piece, Failure>?](repeating: nil, count: pieces))
        let next = Atomic(0)
        DispatchQueue.concurrentPerform(iterations: min(count, pieces)) { _ in
            while true {
                let piece = next.wrappingAdd(1, ordering: .relaxed).oldValue
                guard piece < pieces else { return }
                let result = Result { () throws(Failure) in try work(piece) }
                results.withLock { $0[piece] = result }
            }
        }
        return try results.withLock(\.self).map { result throws(Failure) in
            guard let result else { preconditionFailure("every piece has been done") }
            return try result.get()
        }
    }
}

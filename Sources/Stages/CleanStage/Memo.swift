import Synchronization

/// Remembers what a function gave for the texts met first, so that it need not be called again for them.
final class Memo<Value>: Sendable where Value: Sendable {
    /// How many texts are remembered, so that memory does not grow with the form.
    static var limit: Int { 10_000 }

    private let known = Mutex<[String: Value]>([:])

    func callAsFunction(_ text: String, _ work: (String) -> Value) -> Value {
        if let value = known.withLock({ $0[text] }) { return value }
        let value = work(text)
        known.withLock { known in
            if known.count < Memo.limit { known[text] = value }
        }
        return value
    }
}

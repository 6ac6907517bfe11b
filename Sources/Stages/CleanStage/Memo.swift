/// Remembers what a function gave, so that each distinct text is worked on once, not each cell.
final class Memo<Value> {
    private let work: (String) -> Value
    private var known: [String: Value] = [:]

    init(_ work: @escaping (String) -> Value) { self.work = work }

    func callAsFunction(_ text: String) -> Value {
        if let value = known[text] { return value }
        let value = work(text)
        known[text] = value
        return value
    }
}

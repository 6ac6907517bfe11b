import Foundation
import Testing

/// `REFERENCE=record swift test --filter ReferenceTests` writes the page anew; that run fails, so that it is read.
struct ReferenceTests {
    @Test func `the reference is what the program says`() throws {
        let text = try Reference().text()
        let file = Checkout.root.appending(path: Reference.path)
        if ProcessInfo.processInfo.environment["REFERENCE"] == "record" {
            try text.write(to: file, atomically: true, encoding: .utf8)
            Issue.record("\(Reference.path) was written anew; read it and run the tests again")
            return
        }
        let kept = try String(contentsOf: file, encoding: .utf8)
        let (new, old) = (text.split(separator: "\n"), Set(kept.split(separator: "\n")))
        #expect(
            text == kept,
            "REFERENCE=record swift test --filter ReferenceTests writes it anew; new lines: \(new.filter { !old.contains($0) }.prefix(5))"
        )
    }
}

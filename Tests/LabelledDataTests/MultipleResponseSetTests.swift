import Testing

@testable import LabelledData

/// The examples are those of the PSPP Developers Guide, "Multiple Response Sets Records".
struct MultipleResponseSetTests {
    private func dictionary(_ records: [(subtype: Int, text: String)]) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: 176)
        bytes[64] = 2
        for (subtype, text) in records {
            for value in [7, subtype, 1, text.utf8.count] {
                bytes += (0..<4).map { UInt8(value >> (8 * $0) & 0xFF) }
            }
            bytes += Array(text.utf8)
        }
        return bytes + [0xE7, 3, 0, 0, 0, 0, 0, 0]
    }

    @Test func `sets are read with what marks an option, their labels and variables`() {
        let text =
            "$a=C 10 my mcgroup a b c\n$b=D2 55 0  g e f d\n$c=D3 Yes 10 mdgroup #2 h i j\n"
        let labelled = "$d=E 1 2 34 13 third mdgroup k l m\n"
        let sets = SavDictionary(dictionary([(7, text), (19, labelled), (13, "H=television\tI=radio")]))?.sets
        #expect(
            sets == [
                MultipleResponseSet(
                    name: "a", label: "my mcgroup", kind: .answers, variables: ["a", "b", "c"]),
                MultipleResponseSet(
                    name: "b", label: "", kind: .options(chosen: "55"), variables: ["g", "e", "f", "d"]),
                MultipleResponseSet(
                    name: "c", label: "mdgroup #2", kind: .options(chosen: "Yes"),
                    variables: ["television", "radio", "j"]),
                MultipleResponseSet(
                    name: "d", label: "third mdgroup", kind: .options(chosen: "34"),
                    variables: ["k", "l", "m"]),
            ])
    }

    @Test func `a dictionary cut off anywhere gives the sets before, and no crash`() {
        let whole = dictionary([(7, "$b=D2 55 0  g e f d\n"), (13, "A=b"), (7, "$x=C 999 y")])
        for end in 0..<whole.count { #expect((SavDictionary(Array(whole[..<end]))?.sets.count ?? 0) <= 1) }
    }
}

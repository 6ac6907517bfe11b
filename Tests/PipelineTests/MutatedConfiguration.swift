import Foundation

/// A survey one of whose configuration files or names was damaged: at random, or as somebody would who wants a command
/// run, a file overwritten or a program to crash. The same number gives the same survey.
struct MutatedConfiguration {
    /// Relative to the folder with `surveys`.
    static let wave = "surveys/waves/w"
    /// Each with the first stage that reads it.
    private static let files = [
        (path: "\(wave)/wave.yml", reader: "survey-ingest"),
        ("surveys/instruments/residents.csv", "survey-ingest"), ("surveys/rules/town.yml", "survey-tabulate"),
        ("\(wave)/finding.en.mustache", "survey-report"), ("\(wave)/margins.csv", "survey-tabulate"),
        ("\(wave)/indicators.csv", "survey-findings"), ("\(wave)/statements.csv", "survey-findings"),
    ]
    /// What is put in: signs that mean something to one of the readers, to make, the shell or a spreadsheet.
    private static let shards: [String] = [
        "$(shell touch canary)", "`touch canary`", "$(touch canary)", "; touch canary;", "../../canary",
        "/canary",
        "\n", "\r", "\t", "\0", "\u{1B}[31m", "\u{202E}", "\"", "'", "\\", ":", "#", "%", "&a ", "*a ", "{",
        "}", "[",
        "]", ",", "|", ">", "- ", "? ", "!!map ", "---\n", "...", "<<: *a\n", "&a [*a, *a]", "~", "null",
        "-1", "0",
        "1e308", "-1e308", "nan", "inf", "9223372036854775808", "0.1", "{{> finding}}", "{{> *text}}",
        "{{#text}}",
        "{{/text}}", "{{{", "}}", "{{=<% %>=}}", "=1+1", "@x", ".i", ".s", "${", "${q1}", "(", "not(",
        "selected(",
        " or ", "q1", "ә", "\u{FEFF}", "\u{FFFD}", "select_multiple needs", "begin_group", "end_group", "yes",
        "languages: [\"../x\"]\n", "    weights: {column: q3}\n", "    population: 1\n", "previous: w\n",
    ]
    private static let repeated = [
        "[", "{", "- ", "(", "not(", "{{#a}}", "a", " ", "\n", "&", "%", "{{> finding}}", ",",
    ]
    private static let names = [
        "a b", "a:b", "$(shell touch canary)", "-rf", "..", ".", "a/b", "a\nb", "CON", "released.txt",
        "tables", "a%b",
        "#", "", "a;b", "`touch canary`", "қала", "a'b", "~", "*", String(repeating: "n", count: 300), "kk",
        "w",
    ]

    let file: String
    let contents: Data
    /// The first stage that reads the file: those before it do what they did before.
    let reader: String

    /// - Parameter originals: The files by their paths.
    init(number: Int, originals: [String: Data]) {
        var generator = SeededGenerator(seed: UInt64(number))
        // The wave's own file has the most to say.
        let choice = Int.random(in: 0..<(Self.files.count + 3), using: &generator)
        let (file, reader) = choice < Self.files.count ? Self.files[choice] : Self.files[0]
        var bytes = [UInt8](originals[file] ?? Data())
        for _ in 0...Int.random(in: 0..<4, using: &generator) { Self.damage(&bytes, &generator) }
        self.file = file
        self.reader = reader
        contents = Data(bytes)
    }

    private static func damage(_ bytes: inout [UInt8], _ generator: inout SeededGenerator) {
        let place = Int.random(in: 0...bytes.count, using: &generator)
        switch Int.random(in: 0..<10, using: &generator) {
        case 0 where place < bytes.count: bytes.remove(at: place)
        case 1 where place < bytes.count: bytes[place] = .random(in: .min ... .max, using: &generator)
        case 2:
            bytes.removeSubrange(place..<min(place + Int.random(in: 0..<80, using: &generator), bytes.count))
        case 3:
            let piece = repeated.randomElement(using: &generator) ?? ""
            let count = 1 << Int.random(in: 0..<17, using: &generator)
            bytes.insert(contentsOf: Array(String(repeating: piece, count: count).utf8), at: place)
        case 4, 5: changeLine(&bytes, &generator)
        case 6: replaceWord(&bytes, with: names.randomElement(using: &generator) ?? "", &generator)
        case 7: replaceWord(&bytes, with: shards.randomElement(using: &generator) ?? "", &generator)
        default:
            bytes.insert(contentsOf: Array((shards.randomElement(using: &generator) ?? "").utf8), at: place)
        }
    }

    /// Drops a line, says it twice, or swaps it with another.
    private static func changeLine(_ bytes: inout [UInt8], _ generator: inout SeededGenerator) {
        var lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        guard let one = lines.indices.randomElement(using: &generator),
            let other = lines.indices.randomElement(using: &generator)
        else { return }
        switch Int.random(in: 0..<3, using: &generator) {
        case 0: lines.remove(at: one)
        case 1: lines.insert(lines[one], at: other)
        default: lines.swapAt(one, other)
        }
        bytes = Array(lines.joined(separator: [UInt8(ascii: "\n")]))
    }

    /// Puts a text in the place of a name or a number.
    private static func replaceWord(
        _ bytes: inout [UInt8], with text: String, _ generator: inout SeededGenerator
    ) {
        let isWord = { (byte: UInt8) in byte >= 0x80 || "_.-".utf8.contains(byte) || isalnum(Int32(byte)) != 0
        }
        let starts = bytes.indices.filter { isWord(bytes[$0]) && ($0 == 0 || !isWord(bytes[$0 - 1])) }
        guard let start = starts.randomElement(using: &generator) else { return }
        let end = bytes[start...].firstIndex { !isWord($0) } ?? bytes.endIndex
        bytes.replaceSubrange(start..<end, with: Array(text.utf8))
    }
}

/// SplitMix64 (Steele, Lea and Flood 2014): the same numbers on every machine.
struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}

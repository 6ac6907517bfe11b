import DelimitedText
import Problems
import StageFiles

/// A released table as rows that can be found again in another run's: by what they are about.
struct ResultTable {
    /// A row's cells by their columns.
    typealias Row = [String: String]

    /// The columns in their order.
    let columns: [String]
    /// The rows by what they are about, and these in the order of the file.
    let rows: [String: Row]
    let order: [String]

    /// - Throws: `Failure` if it cannot be read.
    init(path: String) throws {
        let reader = try RecordReader(path: path)
        let header = try reader.next()?.fields ?? []
        let name = path.split(separator: "/").last.map(String.init) ?? ""
        columns = header
        var (rows, order): ([String: Row], [String]) = ([:], [])
        while let record = try reader.next() {
            let row = Row(zip(header, record.fields)) { first, _ in first }
            var key = Self.key(row, header, in: name)
            // Several rows may be about the same.
            var number = 1
            while rows[key] != nil {
                number += 1
                key = "\(Self.key(row, header, in: name)) (\(number))"
            }
            rows[key] = row
            order.append(key)
        }
        self.rows = rows
        self.order = order
    }

    init() { (columns, rows, order) = ([], [:], []) }

    /// What names a row in each file; a file that is not listed is compared by whole rows.
    private static let keys: [String: [String]] = [
        FileName.distributions: ["question", "code"], FileName.numbers: ["question"],
        FileName.crosstabs: ["question", "code", "by", "by_code"],
        FileName.tests: ["question", "by", "test"], FileName.indexMeans: ["question", "by", "by_code"],
        FileName.weights: ["measure"], FileName.qualitySummary: ["measure", "name"],
        FileName.disclosure: ["form", "question", "code", "by", "by_code"], FileName.findings: ["id"],
        FileName.swot: ["table", "factor", "quadrant", "origin"], FileName.maturity: ["section", "item"],
        FileName.published: ["form", "question", "measure", "code", "source"],
        FileName.changes: ["form", "question", "code", "previous_wave"],
    ]

    private static func key(_ row: Row, _ header: [String], in name: String) -> String {
        guard let columns = keys[name] else { return header.compactMap { row[$0] }.joined(separator: ", ") }
        var words: [String] = []
        for column in columns {
            let value = row[column] ?? ""
            if value.isEmpty { continue }
            switch column {
            case "code", "by_code": words.append("= \(value)")
            case "by": words.append("by \(value)")
            default: words.append(value)
            }
        }
        // Entries of the SWOT are told apart by their text in the first language.
        if name == FileName.swot, let text = header.first(where: { $0.hasPrefix("text_") }) {
            words.append("\u{201C}\(row[text] ?? "")\u{201D}")
        }
        return words.joined(separator: " ")
    }

    /// What a row tells at most, where it came or went: the first of its figures and words.
    static func summary(_ row: Row, _ columns: [String]) -> String {
        let cells = columns.filter { told.contains($0) && row[$0]?.isEmpty == false }
        return cells.prefix(3).map { "\($0) \(shown(row[$0] ?? ""))" }.joined(separator: ", ")
    }

    private static let told: Set<String> = [
        "verdict", "value", "percent", "mean", "n", "p", "change", "answer", "reproduced", "reason",
        "quadrant",
    ]

    /// A number without the digits that nobody reads; anything else as it is.
    static func shown(_ text: String) -> String {
        if let dots = text.firstRange(of: "..") {
            return "\(shown(String(text[..<dots.lowerBound])))..\(shown(String(text[dots.upperBound...])))"
        }
        guard let number = Double(text), text.utf8.count > 7, abs(number) < 1e9 else { return text }
        return rounded(number, digits: abs(number) >= 100 ? 1 : abs(number) >= 1 ? 2 : 4)
    }

    /// Whether two cells say the same: numbers that differ in digits beyond the tenth do.
    static func areSame(_ one: String?, _ other: String?) -> Bool {
        if one == other { return true }
        guard let one = one.flatMap({ Double($0) }), let other = other.flatMap({ Double($0) }) else {
            return false
        }
        return abs(one - other) <= 1e-10 * max(abs(one), abs(other))
    }

    static func rounded(_ number: Double, digits: Int) -> String {
        let step = [1.0, 10, 100, 1000, 10_000][digits]
        return format((number * step).rounded() / step)
    }
}

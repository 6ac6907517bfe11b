import CReadStat
import Problems

/// An SPSS file (`.sav`, `.zsav`): variables with labels, values with labels, and cases.
public struct LabelledFile {
    /// How such a file begins.
    public static let signatures: [[UInt8]] = [Array("$FL2".utf8), Array("$FL3".utf8)]

    public let path: String
    public let variables: [LabelledVariable]
    public let sets: [MultipleResponseSet]

    /// Reads what the file says of its variables.
    ///
    /// - Parameter bytes: What lies at the path, for what the library does not read.
    /// - Throws: `Failure` if the file is damaged or of a kind that cannot be read.
    public init(path: String, _ bytes: [UInt8]) throws {
        self.path = path
        let reading = LabelledReading()
        try reading.run(path: path, readsCases: false)
        variables = reading.finished
        sets = SavDictionary(bytes)?.sets ?? []
    }

    /// Hands on the cases, a value for each variable.
    ///
    /// - Throws: `Failure` if the file is damaged.
    public func forEachCase(_ take: ([LabelledValue]) throws -> Void) throws {
        try withoutActuallyEscaping(take) { take in
            let reading = LabelledReading()
            reading.take = take
            try reading.run(path: path, readsCases: true)
        }
    }
}

/// What a case holds of a variable.
public enum LabelledValue: Equatable, Sendable {
    case nothing
    case number(Double, isMissing: Bool)
    case text(String, isMissing: Bool)
}

/// What can be wrong with a labelled file.
enum LabelledProblem: ProblemWording {
    /// With the library's own words.
    case unreadable(String)

    var what: String {
        switch self {
        case .unreadable(let reason): "the SPSS file cannot be read (\(reason))"
        }
    }

    var remedy: String { "save it again in SPSS or PSPP, or export it as CSV with the values" }
}

/// One way through a file, with what the library has told so far.
private final class LabelledReading {
    private var variables: [LabelledVariable] = []
    private var setNames: [String?] = []
    private var labels: [String: [LabelledVariable.ValueLabel]] = [:]
    var take: (([LabelledValue]) throws -> Void)?
    private var values: [LabelledValue] = []
    private var failure: (any Error)?

    /// The variables with the labels of their values.
    var finished: [LabelledVariable] {
        zip(variables, setNames).map { variable, name in
            var variable = variable
            variable.valueLabels = name.flatMap { labels[$0] } ?? []
            return variable
        }
    }

    func run(path: String, readsCases: Bool) throws {
        let parser = readstat_parser_init()
        defer { readstat_parser_free(parser) }
        readstat_set_variable_handler(parser) { _, variable, labels, context in
            LabelledReading.of(context).add(variable, labels)
        }
        readstat_set_value_label_handler(parser) { name, value, label, context in
            LabelledReading.of(context).add(name, value, label)
        }
        if readsCases {
            readstat_set_value_handler(parser) { _, variable, value, context in
                LabelledReading.of(context).add(value, of: variable)
            }
        }
        let result = withExtendedLifetime(self) {
            readstat_parse_sav(parser, path, Unmanaged.passUnretained(self).toOpaque())
        }
        if let failure { throw failure }
        if result == READSTAT_OK { return }
        let reason = readstat_error_message(result).map { String(cString: $0) } ?? "unknown"
        throw Failure.data(at: Position(file: path), LabelledProblem.unreadable(reason.lowercased()))
    }

    private static func of(_ context: UnsafeMutableRawPointer?) -> LabelledReading {
        guard let context else { preconditionFailure("the library hands on what it was given") }
        return Unmanaged<LabelledReading>.fromOpaque(context).takeUnretainedValue()
    }

    private static let goOn = Int32(READSTAT_HANDLER_OK)
    private static let stop = Int32(READSTAT_HANDLER_ABORT)

    private func add(_ variable: UnsafeMutablePointer<readstat_variable_t>?, _ labels: UnsafePointer<CChar>?)
        -> Int32
    {
        variables.append(
            LabelledVariable(
                name: text(readstat_variable_get_name(variable)),
                label: text(readstat_variable_get_label(variable)),
                format: text(readstat_variable_get_format(variable)).uppercased(),
                isText: readstat_variable_get_type_class(variable) == READSTAT_TYPE_CLASS_STRING))
        setNames.append(labels.map { String(cString: $0) })
        return Self.goOn
    }

    private func add(
        _ name: UnsafePointer<CChar>?, _ value: readstat_value_t, _ label: UnsafePointer<CChar>?
    ) -> Int32 {
        let isText = readstat_value_type_class(value) == READSTAT_TYPE_CLASS_STRING
        labels[text(name), default: []].append(
            .init(
                value: isText
                    ? .text(trimmedEnd(text(readstat_string_value(value))), isMissing: false)
                    : .number(readstat_double_value(value), isMissing: false),
                label: text(label)))
        return Self.goOn
    }

    private func add(_ value: readstat_value_t, of variable: UnsafeMutablePointer<readstat_variable_t>?)
        -> Int32
    {
        let isMissing = readstat_value_is_defined_missing(value, variable) != 0
        if readstat_value_is_system_missing(value) != 0 {
            values.append(.nothing)
        } else if readstat_value_type_class(value) == READSTAT_TYPE_CLASS_STRING {
            let text = trimmedEnd(text(readstat_string_value(value)))
            values.append(text.isEmpty ? .nothing : .text(text, isMissing: isMissing))
        } else {
            values.append(.number(readstat_double_value(value), isMissing: isMissing))
        }
        guard values.count == variables.count else { return Self.goOn }
        defer { values.removeAll(keepingCapacity: true) }
        do {
            try take?(values)
            return Self.goOn
        } catch {
            failure = error
            return Self.stop
        }
    }

    private func text(_ pointer: UnsafePointer<CChar>?) -> String {
        pointer.map { String(cString: $0) } ?? ""
    }

    /// Texts are filled up with blanks to the width of their variable.
    private func trimmedEnd(_ text: String) -> String {
        var text = Substring(text)
        while text.last == " " { text.removeLast() }
        return String(text)
    }
}

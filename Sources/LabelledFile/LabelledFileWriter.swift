import CReadStat
import Glibc

/// Writes a labelled file row by row, by ReadStat. The only importer of it for writing.
///
/// The bytes are the same for the same contents: they hold no clock, and no time zone.
public final class LabelledFileWriter {
    private let format: LabelledFormat
    private let variables: [LabelledVariable]
    private let writer: UnsafeMutablePointer<readstat_writer_t>
    private var handles: [UnsafeMutablePointer<readstat_variable_t>] = []
    private var longTexts: [String: UnsafeMutablePointer<readstat_string_ref_t>] = [:]
    private let sink: Sink

    /// Where the bytes go, and what went wrong there.
    private final class Sink {
        let write: ([UInt8]) throws -> Void
        var error: (any Error)?

        init(_ write: @escaping ([UInt8]) throws -> Void) { self.write = write }
    }

    /// - Parameters:
    ///   - label: What the file is, fitted.
    ///   - weight: The index of the variable that holds the weights.
    ///   - day: What the file gives as the day it was made, at noon.
    ///   - longTexts: All texts of the variables whose longest is beyond the format's room for one.
    ///   - write: Takes the bytes, in order.
    /// - Throws: What `write` throws; ``LabelledFileError`` if ReadStat refuses something.
    public init(
        _ format: LabelledFormat, label: String, variables: [LabelledVariable], weight: Int? = nil, rows: Int,
        day: (year: Int, month: Int, day: Int), longTexts: Set<String> = [],
        write: @escaping ([UInt8]) throws -> Void
    ) throws {
        self.format = format
        self.variables = variables
        sink = Sink(write)
        guard let writer = readstat_writer_init() else { throw LabelledFileError(message: "out of memory") }
        self.writer = writer
        readstat_set_data_writer(writer) { bytes, count, context in
            guard let bytes, let context else { return -1 }
            let sink = Unmanaged<Sink>.fromOpaque(context).takeUnretainedValue()
            do {
                try sink.write(Array(UnsafeRawBufferPointer(start: bytes, count: count)))
                return count
            } catch {
                sink.error = error
                return -1
            }
        }
        try check(readstat_writer_set_file_label(writer, label))
        try check(readstat_writer_set_file_timestamp(writer, Self.noon(day)))
        if format == .dta { try check(readstat_writer_set_file_format_version(writer, 118)) }
        if format == .sav { try check(readstat_writer_set_compression(writer, READSTAT_COMPRESS_ROWS)) }
        for (index, variable) in variables.enumerated() { handles.append(try add(variable, index)) }
        if let weight { try check(readstat_writer_set_fweight_variable(writer, handles[weight])) }
        // A text kept apart may be empty, but not missing.
        let apart = longTexts.isEmpty ? longTexts : longTexts.union([""])
        for text in apart.sorted(by: { $0.utf8.lexicographicallyPrecedes($1.utf8) }) {
            self.longTexts[text] = readstat_add_string_ref(writer, text)
        }
        let context = Unmanaged.passUnretained(sink).toOpaque()
        try check(
            format == .sav
                ? readstat_begin_writing_sav(writer, context, rows)
                : readstat_begin_writing_dta(writer, context, rows))
        try check(readstat_validate_metadata(writer))
    }

    deinit { readstat_writer_free(writer) }

    /// The time that is noon of the day wherever the program runs: ReadStat writes local time.
    private static func noon(_ day: (year: Int, month: Int, day: Int)) -> time_t {
        var parts = tm()
        (parts.tm_year, parts.tm_mon, parts.tm_mday) = (
            Int32(day.year - 1900), Int32(day.month - 1), Int32(day.day)
        )
        (parts.tm_hour, parts.tm_isdst) = (12, -1)
        return mktime(&parts)
    }

    /// Writes a row, a value for each variable.
    public func write(_ row: [LabelledValue]) throws {
        try check(readstat_begin_row(writer))
        for ((value, variable), handle) in zip(zip(row, variables), handles) {
            try check(insert(value, variable, handle))
        }
        try check(readstat_end_row(writer))
    }

    /// Writes what is left.
    public func finish() throws { try check(readstat_end_writing(writer)) }

    private func insert(
        _ value: LabelledValue, _ variable: LabelledVariable,
        _ handle: UnsafeMutablePointer<readstat_variable_t>
    ) -> readstat_error_t {
        switch value {
        case .none:
            if let empty = longTexts[""], isLong(variable) {
                readstat_insert_string_ref(writer, handle, empty)
            } else {
                readstat_insert_missing_value(writer, handle)
            }
        case .tag(let letter):
            readstat_insert_tagged_missing_value(
                writer, handle, CChar(bitPattern: letter.asciiValue ?? UInt8(ascii: "z")))
        case .text(let text):
            if let long = longTexts[text], isLong(variable) {
                readstat_insert_string_ref(writer, handle, long)
            } else {
                readstat_insert_string_value(writer, handle, text)
            }
        case .number(let number):
            if isWhole(variable) {
                readstat_insert_int32_value(writer, handle, Int32(number))
            } else {
                readstat_insert_double_value(writer, handle, number)
            }
        case .day(let day):
            // SPSS counts seconds since the calendar's reform, 14 October 1582.
            readstat_insert_double_value(writer, handle, format == .sav ? (day + 137_775) * 86_400 : day)
        }
    }

    private func isWhole(_ variable: LabelledVariable) -> Bool { format == .dta && variable.kind == .whole }

    private func isLong(_ variable: LabelledVariable) -> Bool {
        if case .text(let longest) = variable.kind { longest > format.longestText } else { false }
    }

    private func check(_ code: readstat_error_t) throws {
        if let error = sink.error { throw error }
        if code != READSTAT_OK {
            throw LabelledFileError(message: String(cString: readstat_error_message(code)))
        }
    }
}

extension LabelledFileWriter {
    private func add(_ variable: LabelledVariable, _ index: Int) throws
        -> UnsafeMutablePointer<readstat_variable_t>
    {
        let (type, width) = storage(of: variable)
        guard let handle = readstat_add_variable(writer, variable.name, type, width) else {
            throw LabelledFileError(message: "out of memory")
        }
        readstat_variable_set_label(handle, variable.label)
        switch variable.measure {
        case .nominal: readstat_variable_set_measure(handle, READSTAT_MEASURE_NOMINAL)
        case .ordinal: readstat_variable_set_measure(handle, READSTAT_MEASURE_ORDINAL)
        case .scale: readstat_variable_set_measure(handle, READSTAT_MEASURE_SCALE)
        }
        if variable.kind == .date {
            readstat_variable_set_format(handle, format == .sav ? "SDATE10" : "%tdCCYY-NN-DD")
        }
        if variable.kind == .whole, format == .sav { readstat_variable_set_format(handle, "F8.0") }
        if !variable.labels.isEmpty {
            let set = readstat_add_label_set(
                writer, isWhole(variable) ? type : READSTAT_TYPE_DOUBLE, "labels\(index)")
            for (value, label) in variable.labels {
                switch value {
                case .number(let number):
                    if isWhole(variable) {
                        readstat_label_int32_value(set, Int32(number), label)
                    } else {
                        readstat_label_double_value(set, number, label)
                    }
                case .tag(let letter):
                    readstat_label_tagged_value(
                        set, CChar(bitPattern: letter.asciiValue ?? UInt8(ascii: "z")), label)
                case .text, .day, .none: break
                }
            }
            readstat_variable_set_label_set(handle, set)
        }
        if format == .sav { try declareMissing(variable.missing, handle) }
        return handle
    }

    private func storage(of variable: LabelledVariable) -> (readstat_type_t, Int) {
        switch variable.kind {
        case .text(let longest):
            isLong(variable)
                ? (READSTAT_TYPE_STRING_REF, 0)
                : (READSTAT_TYPE_STRING, min(max(longest, 1), format.longestText))
        case .whole where format == .dta: (READSTAT_TYPE_INT32, 0)
        case .whole, .number, .date: (READSTAT_TYPE_DOUBLE, 0)
        }
    }

    private func declareMissing(_ values: [Double], _ handle: UnsafeMutablePointer<readstat_variable_t>)
        throws
    {
        if values.count <= 3 {
            for value in values { try check(readstat_variable_add_missing_double_value(handle, value)) }
        } else {
            try check(
                readstat_variable_add_missing_double_range(handle, values[0], values[values.count - 2]))
            try check(readstat_variable_add_missing_double_value(handle, values[values.count - 1]))
        }
    }
}

/// ReadStat refused something, with its own words.
public struct LabelledFileError: Error {
    public var message: String
}

import CXlsxWriter
import Glibc

/// Writes a workbook by libxlsxwriter; the only importer of it. The bytes are the same for the same sheets.
public enum WorkbookWriter {
    /// The workbook as a file holds it.
    ///
    /// - Parameter epoch: When it says it was made, in seconds since 1970.
    /// - Throws: ``WorkbookWriterError`` if it cannot be written.
    public static func bytes(of sheets: [Sheet], title: String, epoch: Int) throws -> [UInt8] {
        // libxlsxwriter writes to a path only: that of a file in memory.
        let file = file_in_memory()
        guard file >= 0 else { throw WorkbookWriterError(message: String(cString: strerror(errno))) }
        defer { close(file) }
        try write(sheets, to: "/proc/self/fd/\(file)", title: title, epoch: epoch)
        var bytes = [UInt8](repeating: 0, count: Int(lseek(file, 0, SEEK_END)))
        guard pread(file, &bytes, bytes.count, 0) == bytes.count else {
            throw WorkbookWriterError(message: String(cString: strerror(errno)))
        }
        return bytes
    }

    private static func write(_ sheets: [Sheet], to path: String, title: String, epoch: Int) throws {
        guard let book = workbook_new(path) else { throw WorkbookWriterError(message: "out of memory") }
        title.withCString { title in
            var properties = lxw_doc_properties()
            properties.title = UnsafeMutablePointer(mutating: title)
            // libxlsxwriter takes 0 for now.
            properties.created = time_t(max(epoch, 1))
            workbook_set_properties(book, &properties)
        }
        let formats = SheetCell.Style.allCases.map { format(of: $0, book) }
        var problem: lxw_error = LXW_NO_ERROR
        for sheet in sheets {
            guard let page = workbook_add_worksheet(book, sheet.name) else {
                problem = LXW_ERROR_INVALID_SHEETNAME_CHARACTER
                break
            }
            fill(page, sheet, formats)
        }
        let closed = workbook_close(book)
        if problem == LXW_NO_ERROR { problem = closed }
        if problem != LXW_NO_ERROR {
            throw WorkbookWriterError(message: String(cString: lxw_strerror(problem)))
        }
    }

    private static func format(of style: SheetCell.Style, _ book: UnsafeMutablePointer<lxw_workbook>)
        -> UnsafeMutablePointer<lxw_format>?
    {
        let format = workbook_add_format(book)
        format_set_align(format, UInt8(LXW_ALIGN_VERTICAL_TOP.rawValue))
        switch style {
        case .plain: break
        case .title:
            format_set_bold(format)
            format_set_font_size(format, 14)
        case .heading:
            format_set_bold(format)
            format_set_text_wrap(format)
            format_set_bg_color(format, 0xEAF0F6)
            format_set_bottom(format, UInt8(LXW_BORDER_THIN.rawValue))
        case .whole: format_set_num_format(format, "0")
        case .oneDecimal: format_set_num_format(format, "0.0")
        case .twoDecimals: format_set_num_format(format, "0.00")
        case .threeDecimals: format_set_num_format(format, "0.000")
        case .oneDecimalMarked, .wholeMarked:
            format_set_bold(format)
            format_set_bg_color(format, 0xFFF2CC)
            format_set_num_format(format, style == .wholeMarked ? "0" : "0.0")
        case .hidden: format_set_align(format, UInt8(LXW_ALIGN_CENTER.rawValue))
        case .note: format_set_font_color(format, 0x666666)
        case .wrapped: format_set_text_wrap(format)
        }
        return format
    }

    private static func fill(
        _ page: UnsafeMutablePointer<lxw_worksheet>, _ sheet: Sheet,
        _ formats: [UnsafeMutablePointer<lxw_format>?]
    ) {
        for (column, width) in sheet.widths.enumerated() {
            let last = column == sheet.widths.count - 1 ? 16_383 : column
            worksheet_set_column(page, UInt16(column), UInt16(last), width, nil)
        }
        for (row, cells) in sheet.rows.enumerated() {
            for (column, cell) in cells.enumerated() {
                let format = formats[cell.style.rawValue]
                let (row, column) = (UInt32(row), UInt16(column))
                switch cell.value {
                case .none: if cell.style != .plain { worksheet_write_blank(page, row, column, format) }
                case .number(let number): worksheet_write_number(page, row, column, number, format)
                // Excel takes no cell of more than 32,767 characters.
                case .text(let text):
                    worksheet_write_string(page, row, column, String(text.prefix(16_000)), format)
                case .link(let text, let target):
                    worksheet_write_url_opt(page, row, column, "internal:'\(target)'!A1", nil, text, nil)
                }
            }
        }
        if sheet.frozen.rows > 0 || sheet.frozen.columns > 0 {
            worksheet_freeze_panes(page, UInt32(sheet.frozen.rows), UInt16(sheet.frozen.columns))
        }
        for rule in sheet.rules { add(rule, to: page) }
        if sheet.isHidden { worksheet_hide(page) }
    }

    private static func add(_ rule: KeyingRule, to page: UnsafeMutablePointer<lxw_worksheet>) {
        // Excel takes titles of 32 and texts of 255 characters.
        let words: [String] = [cut(rule.title, 32), cut(rule.hint, 255), cut(rule.refusal, 255)]
        let texts = words.map { strdup($0) }
        defer { for text in texts { free(text) } }
        var validation = lxw_data_validation()
        (validation.input_title, validation.input_message, validation.error_message) = (
            texts[0], texts[1], texts[2]
        )
        validation.ignore_blank = UInt8(LXW_VALIDATION_ON.rawValue)
        var source: UnsafeMutablePointer<CChar>?
        defer { free(source) }
        switch rule.kind {
        case .list(let sheet, let column, let count):
            let letters = columnName(column)
            source = strdup("='\(sheet)'!$\(letters)$1:$\(letters)$\(max(count, 1))")
            validation.validate = UInt8(LXW_VALIDATION_TYPE_LIST_FORMULA.rawValue)
            validation.value_formula = source
        case .whole(let from, let through):
            validation.validate = UInt8(LXW_VALIDATION_TYPE_INTEGER.rawValue)
            validation.criteria = UInt8(LXW_VALIDATION_CRITERIA_BETWEEN.rawValue)
            (validation.minimum_number, validation.maximum_number) = (Double(from), Double(through))
        case .number:
            validation.validate = UInt8(LXW_VALIDATION_TYPE_DECIMAL.rawValue)
            validation.criteria = UInt8(LXW_VALIDATION_CRITERIA_BETWEEN.rawValue)
            (validation.minimum_number, validation.maximum_number) = (-1e15, 1e15)
        case .date:
            validation.validate = UInt8(LXW_VALIDATION_TYPE_DATE.rawValue)
            validation.criteria = UInt8(LXW_VALIDATION_CRITERIA_GREATER_THAN_OR_EQUAL_TO.rawValue)
            (validation.value_datetime.year, validation.value_datetime.month, validation.value_datetime.day) =
                (
                    1900, 1, 1
                )
        case .anything: validation.validate = UInt8(LXW_VALIDATION_TYPE_ANY.rawValue)
        }
        worksheet_data_validation_range(
            page, UInt32(rule.rows.lowerBound), UInt16(rule.column), UInt32(rule.rows.upperBound),
            UInt16(rule.column), &validation)
    }

    private static func cut(_ text: String, _ length: Int) -> String {
        if text.utf16.count <= length { return text }
        var text = text
        while text.utf16.count > length - 1 { text.removeLast() }
        return text + "…"
    }

    static func columnName(_ column: Int) -> String {
        var (name, rest) = ("", column + 1)
        while rest > 0 {
            name = String(UnicodeScalar(UInt8(65 + (rest - 1) % 26))) + name
            rest = (rest - 1) / 26
        }
        return name
    }
}

/// libxlsxwriter could not write a workbook, with its own words.
public struct WorkbookWriterError: Error {
    public var message: String
}

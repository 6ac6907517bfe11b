/// How much of anything an input may hold, so that memory and time stay bounded whatever is put in place.
/// `Documentation/limits.md` tells them to users.
public enum InputLimit {
    /// Bytes of a table that people keep beside the exports: a questionnaire, margins, decisions, coding.
    public static let table = 1 << 22
    /// Bytes of a cell, unless `longest-cell` in `wave.yml` says otherwise.
    public static let cell = 1 << 20
    /// Bytes of a line, and of a row over several; more only where cells may be longer than that.
    public static let line = 1 << 24

    /// Bytes of a line where cells may have so many.
    public static func line(cell: Int) -> Int { max(line, 2 * cell) }

    /// Fields of a row: as many as a spreadsheet has columns.
    public static let columns = 16_384
    /// Lines or rows without anything in them, one after another: a spreadsheet has half as many rows.
    public static let blankRows = 1 << 21
    /// Rows of an export that are left out, and cells that hold a lost character: each is listed.
    public static let listed = 100_000
    /// How many times its own size a packed file may unpack to, once that is more than ``unpackedFree`` bytes.
    /// Answers pack to a tenth; the most that gzip can do is a thousandth.
    public static let expansion = 500
    public static let unpackedFree = 1 << 24
}

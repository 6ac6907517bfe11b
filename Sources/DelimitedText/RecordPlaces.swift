import Glibc

/// Where the records of a well-formed piece stand.
public struct RecordPlaces {
    public struct Place {
        /// The bytes of the piece that hold it, without its line break.
        public var bytes: Range<Int>
        /// How many lines of the piece come before it.
        public var line: Int
        /// On how many lines it stands.
        public var lines: Int
    }

    /// `nil`: each record stands on a line of its own, and there are no others.
    public let places: [Place]?
    /// How many lines the piece has.
    public let lines: Int

    /// - Parameter records: How many records there are.
    public init(_ piece: Piece, records: Int) {
        lines = piece.lines
        places = lines == records ? nil : piece.bytes.withUnsafeBytes { RecordPlaces.places($0) }
    }

    /// How many lines hold nothing.
    public var blankLines: Int { places.map { lines - $0.reduce(0) { $0 + $1.lines } } ?? 0 }

    /// How many lines of the piece come before a record.
    public func line(of record: Int) -> Int { places.map { $0[record].line } ?? record }

    /// Line breaks between quotation marks belong to a record, blank lines to none.
    private static func places(_ bytes: UnsafeRawBufferPointer) -> [Place] {
        var places: [Place] = []
        var (start, line, firstLine) = (0, 0, 0)
        var isInside = false
        var at = 0
        while at < bytes.count {
            let byte = bytes[at]
            if byte == 0x22 { isInside.toggle() }
            if byte == 0x0A || byte == 0x0D {
                let end = at
                if byte == 0x0D, at + 1 < bytes.count, bytes[at + 1] == 0x0A { at += 1 }
                line += 1
                if !isInside {
                    if end > start {
                        places.append(Place(bytes: start..<end, line: firstLine, lines: line - firstLine))
                    }
                    (start, firstLine) = (at + 1, line)
                }
            }
            at += 1
        }
        if start < bytes.count {
            places.append(Place(bytes: start..<bytes.count, line: firstLine, lines: line + 1 - firstLine))
        }
        return places
    }
}

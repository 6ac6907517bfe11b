/// What a row of the survey sheet is, by its cell `type`.
enum XLSFormType: Equatable {
    case question(Question.Kind, list: String, allowsOwnAnswer: Bool)
    /// A number on a scale whose ends the column `parameters` gives.
    case range
    case group, groupEnd
    /// What is asked several times of one respondent.
    case repeats, repeatsEnd
    /// It holds no answer that could be counted: metadata, a file, a place, a calculation.
    case passedOver
    /// It cannot be read here.
    case loop, choicesInFile
    case unknown(String)

    init(_ text: String) {
        let words = text.split(whereSeparator: \.isWhitespace).map(String.init)
        let small = words.map { $0.lowercased() }
        let joined = small.joined(separator: "_")
        if let block = XLSFormType.blocks[small.prefix(2).joined(separator: "_")]
            ?? XLSFormType.blocks[joined]
        {
            self = block
        } else if let select = XLSFormType.select(words, small) {
            self = select
        } else if let kind = XLSFormType.kinds[joined] {
            self = .question(kind, list: "", allowsOwnAnswer: false)
        } else if joined == "range" {
            self = .range
        } else if XLSFormType.withoutAnswer.contains(joined) || small.first == "osm" {
            self = .passedOver
        } else {
            self = .unknown(text)
        }
    }

    private static let blocks: [String: XLSFormType] = [
        "begin_group": .group, "end_group": .groupEnd, "begin_repeat": .repeats,
        "end_repeat": .repeatsEnd, "begin_loop": .loop, "end_loop": .loop,
    ]

    private static let kinds: [String: Question.Kind] = [
        "integer": .integer, "int": .integer, "decimal": .decimal, "text": .text, "string": .text,
        "barcode": .text, "date": .date,
    ]

    private static let withoutAnswer: Set<String> = [
        "note", "calculate", "hidden", "start", "end", "today", "deviceid", "device_id", "uri:deviceid",
        "subscriberid", "simserial", "sim_id", "imei", "phonenumber", "phone_number", "username", "email",
        "audit", "start-geopoint", "geopoint", "gps", "location", "geotrace", "geoshape", "image", "photo",
        "audio", "video", "file", "background-audio", "background-geopoint", "background_audio",
        "acknowledge",
        "trigger", "time", "datetime", "xml-external", "csv-external", "xform", "add_note_prompt",
        "get_start_time",
        "get_end_time", "get_today", "get_device_id", "get_subscriber_id", "get_sim_id", "get_phone_number",
    ]

    /// The words with which a question that has choices begins; the longest first.
    private static let selects: [(words: [String], kind: Question.Kind)] = [
        (["select", "all", "that", "apply", "from"], .multiple),
        (["select", "all", "that", "apply"], .multiple),
        (["select_all_that_apply"], .multiple), (["select", "multiple", "from"], .multiple),
        (["select_multiple"], .multiple), (["select", "multiple"], .multiple),
        (["select", "one", "from"], .single),
        (["select_one"], .single), (["select", "one"], .single), (["select1"], .single),
        (["odk:rank"], .rank), (["rank"], .rank),
    ]

    private static func select(_ words: [String], _ small: [String]) -> XLSFormType? {
        let isElsewhere =
            small.first?.hasSuffix("_from_file") == true || small.first?.hasSuffix("_external") == true
        if isElsewhere, small[0].hasPrefix("select_") { return .choicesInFile }
        guard let (begin, kind) = selects.first(where: { small.starts(with: $0.words) }) else { return nil }
        let ownAnswer = [["or_other"], ["or", "other"], ["or", "specify", "other"]].first { end in
            small.count > begin.count && Array(small.suffix(end.count)) == end
        }
        let list = words.dropFirst(begin.count).dropLast(ownAnswer?.count ?? 0)
        return .question(kind, list: list.joined(separator: " "), allowsOwnAnswer: ownAnswer != nil)
    }

    /// The types an author may have meant.
    static let known: [String] =
        Question.Kind.allCases.map(\.rawValue) + [
            "begin_group", "end_group", "begin_repeat", "end_repeat", "range",
        ]
        + withoutAnswer.sorted()
}

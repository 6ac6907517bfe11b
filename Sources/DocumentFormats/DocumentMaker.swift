import DelimitedText
import Glibc
import Problems

/// A format in which texts are sent and printed.
public enum DocumentFormat: String, Sendable, CaseIterable { case docx, html, pdf }

/// Makes documents of Markdown or HTML by pandoc and WeasyPrint, in a folder for this alone that is gone afterwards.
public final class DocumentMaker {
    private let folder: String
    /// The time that documents say they are of, in seconds since 1970.
    private let epoch: Int

    /// What a document is made of.
    public struct Source {
        public enum Markup: String, Sendable {
            case markdown = "gfm"
            case html
        }

        public var text: String
        public var markup: Markup
        public var title: String
        public var language: String
        /// How many levels of headings the contents have; 0: there are none.
        public var contents: Int
        /// A Word document to take the styles, page and header of; `nil`: the project's own.
        public var reference: [UInt8]?

        public init(
            _ text: String, _ markup: Markup, title: String, language: String, contents: Int = 0,
            reference: [UInt8]? = nil
        ) {
            (self.text, self.markup, self.title, self.language) = (text, markup, title, language)
            (self.contents, self.reference) = (contents, reference)
        }
    }

    /// - Parameters:
    ///   - files: The pictures that texts name, by their paths.
    ///   - epoch: The time that documents say they are of, unless `SOURCE_DATE_EPOCH` says another.
    /// - Throws: `Failure` if there can be no such folder.
    public init(files: [String: [UInt8]] = [:], epoch: Int) throws {
        self.epoch = getenv("SOURCE_DATE_EPOCH").flatMap { Int(String(cString: $0)) } ?? epoch
        let temporary = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
        var template = Array("\(temporary)/saualnama-XXXXXX".utf8CString)
        guard mkdtemp(&template) != nil else { throw Self.failure(temporary) }
        folder = String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
        for (path, contents) in files { try write(contents, to: path) }
        try write(PackageResources.document_css, to: "document.css")
        try write(PackageResources.document_lua, to: "document.lua")
    }

    deinit {
        remove(folder)
    }

    /// The document's bytes: the same for the same source, and the same programs.
    ///
    /// - Throws: `Failure` if a program is missing or fails.
    public func document(_ source: Source, as format: DocumentFormat) throws -> [UInt8] {
        try write(Array(source.text.utf8), to: "source")
        if format == .docx {
            let reference = source.reference ?? ReferenceDocument(title: source.title).bytes
            try write(reference, to: "reference.docx")
            _ = try Program.svgConverter.find()
            try pandoc(
                source, ["--to", "docx", "--reference-doc", "\(folder)/reference.docx"], "document.docx")
            return try FileSource.contents(of: "\(folder)/document.docx")
        }
        if format == .pdf { _ = try Program.weasyprint.find() }
        let page = ["--to", "html5", "--standalone", "--self-contained", "--css", "\(folder)/document.css"]
        try pandoc(source, page + ["--metadata", "pagetitle=\(source.title)"], "document.html")
        if format == .html { return try FileSource.contents(of: "\(folder)/document.html") }
        try Program.weasyprint.run(
            ["\(folder)/document.html", "\(folder)/document.pdf"], messages: folder, epoch: epoch)
        return try FileSource.contents(of: "\(folder)/document.pdf")
    }

    private func pandoc(_ source: Source, _ arguments: [String], _ output: String) throws {
        let own = [
            "--from", source.markup.rawValue, "--lua-filter", "\(folder)/document.lua", "--resource-path",
            folder, "--metadata",
            "lang=\(source.language)", "--metadata", "contents=\(source.contents)", "--output",
            "\(folder)/\(output)", "\(folder)/source",
        ]
        try Program.pandoc.run(arguments + own, messages: folder, epoch: epoch)
    }

    private func write(_ bytes: [UInt8], to path: String) throws {
        let parts = path.split(separator: "/")
        for count in 1..<max(parts.count, 1) {
            mkdir("\(folder)/\(parts.prefix(count).joined(separator: "/"))", 0o700)
        }
        guard let file = fopen("\(folder)/\(path)", "w") else { throw Self.failure(folder) }
        let written = fwrite(bytes, 1, bytes.count, file)
        if fclose(file) != 0 || written != bytes.count { throw Self.failure(folder) }
    }

    private static func failure(_ folder: String) -> Failure {
        Failure(.cannotCreate, [Problem(.error, at: Position(file: folder), FileProblem.unwritable(errno))])
    }
}

/// Removes a folder and all that is in it.
private func remove(_ folder: String) {
    guard let entries = opendir(folder) else { return }
    while let entry = readdir(entries) {
        let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
            pointer.withMemoryRebound(to: CChar.self, capacity: Int(NAME_MAX) + 1) { String(cString: $0) }
        }
        if name == "." || name == ".." { continue }
        if entry.pointee.d_type == UInt8(DT_DIR) {
            remove("\(folder)/\(name)")
        } else {
            unlink("\(folder)/\(name)")
        }
    }
    closedir(entries)
    rmdir(folder)
}

import DelimitedText
import Glibc
import Problems
import StageFiles
import SurveyModel

/// Unpacks `W.tar.gz` into a folder that is made for it. In the archive the wave's files lie in a folder of its name or
/// at the top.
///
/// - Throws: `Failure` if the archive is damaged, holds what it should not or unpacks to too much.
func unpack(_ archive: String, wave: String, into folder: String) throws {
    let stream = TarStream(GzipSource(try FileSource(path: archive), file: archive), file: archive)
    var names: Set<String> = []
    func problem(_ kind: ArchiveProblem) -> Failure { .data(at: Position(file: archive), kind) }
    try makeFolder(folder)
    while let path = try stream.next() {
        let name = path.hasPrefix("\(wave)/") ? String(path.dropFirst(wave.utf8.count + 1)) : path
        if !names.insert(name).inserted { throw problem(.twice) }
        if names.count > mostFiles { throw problem(.tooManyFiles(mostFiles)) }
        var place = folder
        for part in name.split(separator: "/").dropLast() {
            place += "/\(part)"
            try makeFolder(place)
        }
        var status = stat()
        // A file where a folder should be, or the other way round.
        if lstat("\(folder)/\(name)", &status) == 0 || errno == ENOTDIR { throw problem(.twice) }
        try writeFile("\(folder)/\(name)") { try stream.chunk() }
    }
    if !names.contains("wave.yml") { throw problem(.noWave) }
}

private let mostFiles = 10_000

func makeFolder(_ folder: String) throws {
    if mkdir(folder, 0o700) != 0, errno != EEXIST { throw unwritable(folder) }
}

/// Writes a new file, for the team alone, until there is no next chunk.
func writeFile(_ path: String, _ next: () throws -> [UInt8]) throws {
    let file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
    if file < 0 { throw unwritable(path) }
    defer { close(file) }
    while case let chunk = try next(), !chunk.isEmpty {
        var rest = chunk[...]
        while !rest.isEmpty {
            let written = rest.withUnsafeBytes { write(file, $0.baseAddress, $0.count) }
            if written < 0, errno != EINTR { throw unwritable(path) }
            rest = rest.dropFirst(max(written, 0))
        }
    }
}

func unwritable(_ path: String) -> Failure {
    Failure(.inputOutput, [Problem(.error, at: Position(file: path), FileProblem.unwritable(errno))])
}

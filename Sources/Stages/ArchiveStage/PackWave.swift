import DelimitedText
import Glibc
import Problems
import StageFiles
import SurveyModel

/// Packs a wave's folder, with the questionnaires, rules and templates that it uses, into `SURVEYS/archive/W.tar.gz`.
///
/// - Parameter shipped: The folder of the shipped templates.
/// - Returns: The archive's path.
/// - Throws: `Failure` if there is another archive of that name, or it cannot be written.
public func packWave(_ wave: Wave, shipped: String?) throws -> String {
    let folder = "\(wave.paths.surveys)/\(ArchiveFolder.name)"
    let name = "\(wave.name)\(ArchiveFolder.ending)"
    let path = "\(folder)/\(name)"
    var status = stat()
    for other in [path, "\(folder)/\(wave.name)"] where lstat(other, &status) == 0 {
        throw Failure.data(at: Position(file: other), ArchiveProblem.isThere)
    }
    let stage = try StageOutput(folder: folder, isPrivate: true)
    let archive = try stage.file(name)
    let packer = GzipPacker()
    for file in WaveContents(wave, shipped: shipped).files {
        let source = try FileSource(path: file.source)
        guard let size = fileSize(file.source), size < TarEntry.largest else {
            throw Failure.data(at: Position(file: file.source), ArchiveProblem.tooLarge)
        }
        try archive.write(bytes: packer.pack(TarEntry.header("\(wave.name)/\(file.path)", size: size)))
        var written = 0
        while case let chunk = try source.next(), !chunk.isEmpty {
            written += chunk.count
            try archive.write(bytes: packer.pack(chunk))
        }
        if written != size { throw Failure.data(at: Position(file: file.source), ArchiveProblem.changing) }
        try archive.write(bytes: packer.pack(TarEntry.padding(size)))
    }
    try archive.write(bytes: packer.pack(TarEntry.end))
    try archive.write(bytes: packer.finish())
    try stage.commit()
    return path
}

private func fileSize(_ path: String) -> Int? {
    var status = stat()
    return stat(path, &status) == 0 ? Int(status.st_size) : nil
}

/// `SURVEYS/archive`.
enum ArchiveFolder {
    static let name = "archive"
    static let ending = ".tar.gz"
}

enum ArchiveProblem: ProblemWording {
    case isThere
    case tooLarge
    case changing
    case damaged
    case badPath
    case link
    case special
    case twice
    case tooManyFiles(Int)
    case noWave
    case twoArchives(String)
    case badName

    var what: String {
        switch self {
        case .isThere: "there is an archive of this wave already"
        case .tooLarge: "the file is too large for an archive"
        case .changing: "the file changes while it is packed"
        case .damaged: "the archive is damaged or cut off"
        case .badPath: "a path in the archive leads out of it, or cannot be a name"
        case .link: "the archive holds a link"
        case .special: "the archive holds something that is neither a file nor a folder"
        case .twice: "the archive holds a file twice"
        case .tooManyFiles(let most): "the archive holds more than \(most) files"
        case .noWave: "the archive holds no wave.yml of this wave"
        case .twoArchives(let name): "there is a folder \(name) too"
        case .badName: "this cannot be the name of a wave"
        }
    }

    var remedy: String {
        switch self {
        case .isThere: "take it away first if this one is to take its place"
        case .tooLarge: "archive the wave as a folder"
        case .changing: "wait until it is written and try again"
        case .damaged: "take it from a backup"
        case .badPath, .link, .special, .twice: "pack the wave's folder again with make archive"
        case .tooManyFiles: "look at what is in it"
        case .noWave: "pack the wave's folder again with make archive"
        case .twoArchives: "take one of the two away"
        case .badName: "use letters a to z, digits, - _ and . only, no dot or dash first"
        }
    }
}

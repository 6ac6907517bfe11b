import DelimitedText
import Glibc
import Problems
import StageFiles

/// `OUTPUT/W-handover.tar.gz` under a temporary name, checked against what it should hold.
final class HandoverArchive {
    let path: String
    private let stage: StageOutput

    /// - Throws: `Failure` if it cannot be written, or what was written is not what was meant.
    init(_ files: [ReleasedFile], name: String, folder: String) throws {
        let fileName = FileName.archive(name)
        path = "\(folder)/\(fileName)"
        stage = try StageOutput(folder: folder)
        let archive = try stage.file(fileName)
        let packer = GzipPacker()
        let files = files.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
        for file in files {
            try archive.write(
                bytes: packer.pack(TarEntry(path: file.path, contents: file.contents).blocks))
        }
        try archive.write(bytes: packer.pack(TarEntry.end))
        try archive.write(bytes: packer.finish())
        try stage.finish()
        try check(archive, files)
    }

    private func check(_ archive: OutputFile, _ files: [ReleasedFile]) throws {
        let source = GzipSource(try archive.written(), file: path)
        var bytes: [UInt8] = []
        while case let chunk = try source.next(), !chunk.isEmpty { bytes += chunk }
        var reader = TarReader(bytes)
        for file in files {
            guard let entry = reader.next(), entry.path == file.path, entry.contents == file.contents else {
                throw Failure(
                    .inputOutput, [Problem(.error, at: Position(file: path), HandoverProblem.archiveDiffers)])
            }
        }
    }

    func commit() throws { try stage.moveIntoPlace() }
}

import Glibc
import Problems

extension Wave {
    /// The waves that `previous` leads to, the latest first: those it lists, then those that the last of them leads to.
    ///
    /// - Throws: `Failure` at this wave's `previous` if one of them cannot be read, they lead back to one that was there
    ///   before, or their fieldwork was not in that order.
    public func earlierWaves() throws -> [Wave] {
        var found: [Wave] = []
        var names = previousWaves[...]
        while let name = names.popFirst() {
            if name == self.name || found.contains(where: { $0.name == name }) {
                throw refused(.previousLeadsBack(name))
            }
            guard let wave = try? Wave.load(folder: paths.sibling(name).wave) else {
                throw refused(.previousRefused(name))
            }
            if let before = found.last, let earlier = before.fieldwork?.from,
                let later = wave.fieldwork?.from,
                previousWaves.contains(name), earlier < later
            {
                throw refused(.previousOutOfOrder(name, before: before.name))
            }
            found.append(wave)
            if names.isEmpty { names = wave.previousWaves[...] }
        }
        return found
    }

    private func refused(_ problem: WaveProblem) -> Failure {
        .data(at: Position(file: paths.configuration, line: previousLine), problem)
    }
}

extension WavePaths {
    /// The names of all waves of the surveys, sorted.
    public var waveNames: [String] {
        let folder = surveys == "." ? "waves" : "\(surveys)/waves"
        return folderEntries(folder).filter {
            isFolderName($0) && access(sibling($0).configuration, F_OK) == 0
        }
    }
}

/// The names in a folder, sorted; none if it cannot be read.
public func folderEntries(_ folder: String) -> [String] {
    guard let entries = opendir(folder) else { return [] }
    defer { closedir(entries) }
    var names: [String] = []
    while let entry = readdir(entries) {
        let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
            pointer.withMemoryRebound(to: CChar.self, capacity: Int(NAME_MAX) + 1) { String(cString: $0) }
        }
        if name != ".", name != ".." { names.append(name) }
    }
    return names.sorted()
}

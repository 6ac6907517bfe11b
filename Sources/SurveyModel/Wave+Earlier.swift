import Glibc
import Problems

extension Wave {
    /// The waves that `previous` leads to, the nearest first.
    ///
    /// - Throws: `Failure` at this wave's `previous` if one of them cannot be read, or they lead back to one that was
    ///   there before.
    public func earlierWaves() throws -> [Wave] {
        var found: [Wave] = []
        var last = self
        while let name = last.previous {
            if name == self.name || found.contains(where: { $0.name == name }) {
                throw refused(.previousLeadsBack(name))
            }
            do {
                last = try Wave.load(folder: paths.sibling(name).wave)
            } catch is Failure {
                throw refused(.previousRefused(name))
            }
            found.append(last)
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

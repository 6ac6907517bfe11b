import Glibc
import SurveyModel

/// The files below a folder by their paths in it, sorted; what begins with a dot and what is neither a file nor a
/// folder is passed over, and links are not followed.
public func filesBelow(_ folder: String) -> [String] {
    folderEntries(folder).flatMap { name -> [String] in
        if name.hasPrefix(".") { return [] }
        var status = stat()
        guard lstat("\(folder)/\(name)", &status) == 0 else { return [] }
        switch status.st_mode & S_IFMT {
        case S_IFREG: return [name]
        case S_IFDIR: return filesBelow("\(folder)/\(name)").map { "\(name)/\($0)" }
        default: return []
        }
    }
}

/// What tells whether a file may have changed: if all of it is the same, the contents are.
struct FileState: Equatable, Sendable {
    var size: Int
    /// Since 1970, in nanoseconds.
    var modified: Int
    var changed: Int
    var inode: UInt
    var device: UInt

    /// - Returns: `nil` if there is no such regular file.
    init?(_ path: String) {
        var status = stat()
        guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
        size = Int(status.st_size)
        modified = status.st_mtim.tv_sec * 1_000_000_000 + status.st_mtim.tv_nsec
        changed = status.st_ctim.tv_sec * 1_000_000_000 + status.st_ctim.tv_nsec
        inode = UInt(status.st_ino)
        device = UInt(status.st_dev)
    }

    /// Whether nothing was put in the place of the file since.
    func isSamePlace(as other: FileState) -> Bool {
        (device, inode, modified, size) == (other.device, other.inode, other.modified, other.size)
    }

    init?(words: some Collection<Substring>) {
        let numbers = words.compactMap { Int($0) }
        guard numbers.count == 5, numbers[3] >= 0, numbers[4] >= 0 else { return nil }
        (size, modified, changed) = (numbers[0], numbers[1], numbers[2])
        (inode, device) = (UInt(numbers[3]), UInt(numbers[4]))
    }

    var words: String { "\(size) \(modified) \(changed) \(inode) \(device)" }
}

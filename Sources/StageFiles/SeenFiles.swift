import DelimitedText
import Glibc
import SurveyModel

/// What is known of the contents of files from earlier runs: a file is read again only if its size, its times or its
/// place on the disk are others. Kept in `OUTPUT/.make/W.seen`, for speed alone: without it all files are read.
public final class SeenFiles {
    private let path: String
    private let places: FilePlaces
    private var known: [String: (state: FileState, digest: String)] = [:]
    /// When it was written. What is not older than that may have changed since within the clock's step.
    private let written: Int
    private var asked: [String: String?] = [:]
    private var isChanged = false

    /// - Parameter output: Whose `W.seen` is taken.
    public init(_ output: WaveOutput, _ places: FilePlaces) {
        self.places = places
        path = "\(output.ownFolder)/\(output.name)\(Self.ending)"
        written = FileState(path)?.modified ?? .min
        guard (try? output.checkOwnFolder()) != nil, let bytes = try? FileSource.contents(of: path) else {
            return
        }
        for line in String(decoding: bytes, as: UTF8.self).split(separator: "\n") {
            let words = line.split(separator: " ", maxSplits: 6)
            guard words.count == 7, let state = FileState(words: words[1...5]) else { continue }
            known[String(words[6])] = (state, String(words[0]))
        }
    }

    static let ending = ".seen"

    /// The SHA-256 of a file by its label; `nil` if it is not there or cannot be read.
    public func digest(_ label: String) -> String? {
        if let answer = asked[label] { return answer }
        let place = places.path(label)
        guard let state = FileState(place) else {
            if known.removeValue(forKey: label) != nil { isChanged = true }
            asked[label] = .some(nil)
            return nil
        }
        if let seen = known[label], seen.state == state, max(state.modified, state.changed) < written {
            asked[label] = seen.digest
            return seen.digest
        }
        let digest = try? FileDigest(of: place).digits
        asked[label] = .some(digest)
        // What is being written to while it is read is not known.
        if let digest, FileState(place) == state {
            known[label] = (state, digest)
            isChanged = true
        }
        return digest
    }

    /// Forgets what was asked for: files may have been written since.
    func forget() { asked = [:] }

    /// Keeps it for later runs, if that can be.
    public func save(_ output: WaveOutput) {
        guard isChanged, (try? output.makeOwnFolder()) != nil else { return }
        let lines = known.sorted { $0.key < $1.key }
            .map { "\($0.value.digest) \($0.value.state.words) \($0.key)\n" }
        let name = path.split(separator: "/").last.map(String.init) ?? ""
        guard let file = try? OutputFile(name, in: output.ownFolder, mode: 0o600, isSynced: false) else {
            return
        }
        do {
            try file.write(text: lines.joined())
            try file.finish()
            try file.moveIntoPlace()
            isChanged = false
        } catch {
            file.discard()
        }
    }
}

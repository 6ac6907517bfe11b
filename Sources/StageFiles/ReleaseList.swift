import DelimitedText
import Problems

/// The steps that write something that may leave the team: those of the flow in their order, then the documents that
/// are made of what these released, where they are asked for.
public enum ReleaseStep: String, Sendable, CaseIterable {
    case protect, findings, report
    case docx, html, pdf, xlsx

    static let flow: [ReleaseStep] = [.protect, .findings, .report]
}

/// `released.txt`: the files of a wave that may leave the team, each with its SHA-256, under the step that wrote
/// it. `sha256sum --check released.txt` understands it.
///
/// Each step lists its own files with ``WaveOutput/release(_:by:)``. Nothing else can be handed over.
public struct ReleaseList: Sendable, Equatable {
    /// A file by its path below `OUTPUT/W`.
    public struct File: Sendable, Equatable {
        public var path: String
        public var sha256: String
    }

    private var files: [ReleaseStep: [String: String]] = [:]

    public init() {}

    /// All files, sorted by their paths.
    public var all: [File] {
        files.values.flatMap { $0.map { File(path: $0.key, sha256: $0.value) } }
            .sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
    }

    /// The first step that has not listed anything.
    public var missingStep: ReleaseStep? { ReleaseStep.flow.first { files[$0] == nil } }

    /// Whether a step has listed what it wrote.
    func lists(_ step: ReleaseStep) -> Bool { files[step] != nil }

    /// Lists what a step wrote, instead of what it and the steps that draw on it wrote before: that is of what is no
    /// longer there.
    mutating func replace(_ step: ReleaseStep, by new: [String: String]) {
        // Documents of a report that came out the same are as good as before.
        let isSame = step == ReleaseStep.flow.last && files[step] == new
        if ReleaseStep.flow.contains(step), !isSame {
            for later in ReleaseStep.allCases.drop(while: { $0 != step }) { files[later] = nil }
        }
        files[step] = new
    }

    /// The documents that are listed.
    var documents: Set<String> {
        Set(
            ReleaseStep.allCases.filter { !ReleaseStep.flow.contains($0) }.flatMap { (files[$0] ?? [:]).keys }
        )
    }

    public var text: String {
        ReleaseStep.allCases.filter { files[$0] != nil }.map { step in
            let lines = (files[step] ?? [:]).sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
            return "# \(step.rawValue)\n" + lines.map { "\($0.value)  \($0.key)\n" }.joined()
        }.joined()
    }
}

extension ReleaseList.File {
    /// What it holds.
    ///
    /// - Throws: `Failure` if it cannot be read or is another than was released.
    public func contents(in output: WaveOutput) throws -> [UInt8] {
        let place = "\(output.root)/\(path)"
        let contents = try FileSource.contents(of: place)
        var digest = FileDigest()
        digest.add(contents)
        if digest.digits != sha256 {
            throw Failure.data(at: Position(file: place), StageFileProblem.notAsReleased)
        }
        return contents
    }
}

extension ReleaseList {
    /// Reads the list of a wave.
    ///
    /// - Throws: `Failure` if there is none or it is not as a step wrote it.
    public static func load(_ output: WaveOutput) throws -> ReleaseList {
        try ReleaseList(path: "\(output.root)/\(FileName.released)")
    }

    public init(path: String) throws {
        let text = String(decoding: try FileSource.contents(of: path), as: UTF8.self)
        var step: ReleaseStep?
        for (number, line) in text.split(separator: "\n").enumerated() {
            let damaged = Failure.data(
                at: Position(file: path, line: number + 1), StageFileProblem.damagedRow)
            if line.hasPrefix("# ") {
                guard let next = ReleaseStep(rawValue: String(line.dropFirst(2))) else { throw damaged }
                step = next
                files[next] = [:]
                continue
            }
            let parts = line.split(separator: "  ", maxSplits: 1).map(String.init)
            guard let step, parts.count == 2, parts[0].utf8.count == 64 else { throw damaged }
            files[step]?[parts[1]] = parts[0]
        }
    }
}

extension WaveOutput {
    /// Puts what a step wrote in its places and lists it in `released.txt`; the files of private folders are put
    /// in their places only.
    ///
    /// Documents made of what is replaced are removed: they would tell what may no longer be told.
    ///
    /// - Parameter stages: The one with the file that `make` knows the step by comes last, so that a run that
    ///   was stopped in between is made again.
    public func release(_ stages: [StageOutput], by step: ReleaseStep) throws {
        var released: [String: String] = [:]
        for stage in stages {
            try stage.finish()
            let folder = stage.folder.dropFirst(root.count).drop { $0 == "/" }
            for (name, digest) in stage.digests {
                released[folder.isEmpty ? name : "\(folder)/\(name)"] = digest
            }
        }
        var list = (try? ReleaseList.load(self)) ?? ReleaseList()
        let documents = list.documents
        list.replace(step, by: released)
        let lists = try StageOutput(folder: root)
        for document in documents.subtracting(list.all.map(\.path)) { lists.remove(document) }
        try lists.write(list.text, to: FileName.released)
        try lists.finish()
        for stage in stages.dropLast() { try stage.moveIntoPlace() }
        try lists.moveIntoPlace()
        try stages.last?.moveIntoPlace()
    }
}

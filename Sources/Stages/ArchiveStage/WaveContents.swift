import Glibc
import StageFiles
import SurveyModel

/// All that a wave is made of, in one folder of its own: its files, and below `instruments`, `rules` and `templates`
/// those that it uses of its surveys.
struct WaveContents {
    struct File {
        /// Its path in the wave's folder.
        var path: String
        /// Where it lies.
        var source: String
    }

    /// Sorted by their paths.
    let files: [File]
    /// The exports among them.
    let exports: Set<String>

    /// - Parameter shipped: The folder of the shipped templates.
    init(_ wave: Wave, shipped: String?) {
        let paths = wave.paths
        var found: [String: String] = [:]
        func add(_ source: String) {
            for (folder, kind) in [
                (paths.wave, ""), (paths.instruments, "instruments/"), (paths.rules, "rules/"),
            ] where source.hasPrefix("\(folder)/") {
                found[kind + source.dropFirst(folder.utf8.count + 1)] = source
                return
            }
        }
        for path in filesBelow(paths.wave) { add("\(paths.wave)/\(path)") }
        // What the wave names may be links, which are followed.
        for source in wave.questionnaires + wave.forms.flatMap({ $0.exportFiles + $0.decisions })
            + wave.tableFiles
        {
            add(source)
        }
        add(paths.configuration)
        for (name, source) in wave.templates(shipped: shipped)
        where wave.languages.contains(where: { name.hasSuffix(".\($0).mustache") }) {
            if source != "\(paths.wave)/\(name)" { found["templates/\(name)"] = source }
        }
        files = found.map { File(path: $0.key, source: $0.value) }.sorted { $0.path < $1.path }
        exports = Set(
            wave.forms.flatMap(\.exportFiles).compactMap { export in found.first { $0.value == export }?.key }
        )
    }

    /// The configuration alone: neither exports, nor what was handed over, nor what no step reads.
    func configuration(of wave: Wave) -> [File] {
        let read = Set(
            [wave.paths.configuration] + wave.questionnaires + wave.forms.flatMap(\.decisions)
                + wave.tableFiles)
        return files.filter { file in
            !exports.contains(file.path) && (read.contains(file.source) || file.path.hasSuffix(".mustache"))
        }
    }
}

import SurveyModel

/// The folders that `make` is told, by the names they have in the documentation: a manifest holds the same paths
/// wherever they lie.
public struct FilePlaces: Sendable {
    private let folders: [(name: String, path: String)]

    /// - Parameter shipped: The folder of the shipped templates.
    public init(surveys: String, output: String, shipped: String?) {
        let folders =
            [("SURVEYS", surveys), ("OUTPUT", output)] + (shipped.map { [("TEMPLATES", $0)] } ?? [])
        // One may lie in another.
        self.folders = folders.sorted { $0.1.utf8.count > $1.1.utf8.count }
    }

    /// `SURVEYS/instruments/citizens.csv`; the path itself where it lies in none of the folders.
    public func label(_ path: String) -> String {
        for (name, folder) in folders {
            if folder == ".", !path.hasPrefix("/") {
                return "\(name)/\(path.hasPrefix("./") ? String(path.dropFirst(2)) : path)"
            }
            if path.hasPrefix("\(folder)/") { return name + path.dropFirst(folder.utf8.count) }
        }
        return path
    }

    /// Where the file of a label lies.
    public func path(_ label: String) -> String {
        for (name, folder) in folders where label.hasPrefix("\(name)/") {
            return folder + label.dropFirst(name.utf8.count)
        }
        return label
    }
}

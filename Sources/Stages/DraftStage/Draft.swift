import DelimitedText
import Glibc
import Problems
import StageFiles
import SurveyModel

/// Writes a first questionnaire for an export: an XLSForm in CSV form, with a sheet `check` of what a person has to
/// look at.
///
/// - Parameters:
///   - folder: Where it is written, as the export is called with the ending `.csv`.
/// - Returns: The path of the questionnaire, and what is to be looked at.
/// - Throws: `Failure` if the export cannot be read, or there is a questionnaire of that name.
public func draft(export path: String, folder: String) throws -> (path: String, checks: [String]) {
    let builder = DraftBuilder(try DraftTable(path: path))
    let file = path.split(separator: "/").last.map(String.init) ?? path
    let stem = file.prefix { $0 != "." }
    let name = "\(stem.isEmpty ? "draft" : stem).csv"
    if access("\(folder)/\(name)", F_OK) == 0 {
        let position = Position(file: "\(folder)/\(name)")
        throw Failure(.cannotCreate, [Problem(.error, at: position, DraftProblem.exists(name))])
    }
    let form = DraftForm(builder, export: file, title: String(stem))
    let stage = try StageOutput(folder: folder)
    try stage.write(form.text, to: name)
    try stage.commit()
    return ("\(folder)/\(name)", form.checks)
}

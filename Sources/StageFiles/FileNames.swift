/// The names of the files that stages write.
public enum FileName {
    // Per form, the team's own
    public static let responses = "responses.csv"
    public static let ingest = "ingest.json"
    /// The second entry of the same forms, where there is one.
    public static let secondResponses = "responses-2.csv"
    public static let secondIngest = "ingest-2.json"
    public static let doubleEntry = "double-entry.csv"
    public static let coded = "coded.csv"
    public static let dictionary = "dictionary.csv"
    public static let cleaningLog = "cleaning-log.csv"
    public static let uncoded = "uncoded.csv"
    /// Answers left open, to be completed and named as `corrections`.
    public static let unresolved = "unresolved.csv"
    public static let quality = "quality.json"
    /// How the keying of a form stands, on one page.
    public static let check = "check.md"
    /// The counts of a part of the respondents.
    public static let tally = "tally.json"
    /// What the team wants to quote and has not read yet.
    public static let quotesToReview = "quotes-to-review.csv"
    /// Of a form with weights, respondent by respondent.
    public static let respondentWeights = "respondent-weights.csv"
    /// Of a form with indices, respondent by respondent.
    public static let indices = "indices.csv"
    /// A page and rows for each respondent, where the rules describe a protocol.
    public static let protocols = "protocols"
    public static let assessments = "assessments.csv"
    /// The parts of the year of each, as far as there are waves of them.
    public static let assessmentYears = "assessment-years.csv"

    // Per form, where the labelled data are asked for: `coded.csv` as other programs know it
    public static let codedSAV = "coded.sav"
    public static let codedDTA = "coded.dta"
    /// What `coded.csv` holds, as CSV on the Web tells it (W3C).
    public static let codedMetadata = "coded.csv-metadata.json"
    /// The same as DDI-Codebook.
    public static let ddi = "ddi.xml"
    /// What had to be written otherwise, since a format has no room for it.
    public static let fitted = "fitted.csv"
    public static func codebook(_ language: String) -> String { "codebook.\(language).md" }
    /// All of these: what is no longer right when `coded.csv` is another.
    public static func exports(_ languages: [String]) -> [String] {
        [codedSAV, codedDTA, codedMetadata, ddi, fitted] + languages.map(codebook)
    }

    // Per form, once in the form folder and once, after disclosure control, under `tables`
    public static let distributions = "distributions.csv"
    public static let numbers = "numbers.csv"
    public static let crosstabs = "crosstabs.csv"
    public static let tests = "tests.csv"
    public static let weights = "weights.csv"
    /// The indices by group.
    public static let indexMeans = "index-means.csv"
    /// Times that may not have ended, of all and by group.
    public static let durations = "durations.csv"
    /// Of a panel, under `tables` only: how many gave an answer in both waves, in one, in neither.
    public static let panel = "panel.csv"
    public static let tables = "tables"
    /// Only under `tables`: what respondents wrote, where the team decided that it may be told.
    public static let quotes = "quotes.csv"

    // Per wave
    public static let disclosure = "disclosure.csv"
    public static let qualitySummary = "quality.csv"
    public static let findings = "findings.csv"
    public static let swot = "swot.csv"
    public static let maturity = "hr-maturity.csv"
    /// What moved since the wave before.
    public static let changes = "changes.csv"
    /// The figures of three and more waves side by side.
    public static let trend = "trend.csv"
    public static let published = "published.csv"
    public static let charts = "charts"
    /// Of the questionnaires: to print, and to key into.
    public static let paper = "paper"
    public static let keying = "keying"
    /// What of the wave may leave the team.
    public static let released = "released.txt"
    /// What each step of the wave read and wrote; the team's own.
    public static let manifest = "manifest.json"
    /// Marks a wave's folder as made by these tools.
    public static let mark = ".saualnama"
    public static let lock = ".lock"

    /// The archive of a wave's releasable files, in `OUTPUT`.
    public static func archive(_ wave: String) -> String { "\(wave)-handover.tar.gz" }

    /// A name that leaves room for endings in the 255 bytes that a file's name may have: where it is too long, its end
    /// is told by its digest.
    public static func short(_ name: String) -> String {
        if name.utf8.count <= 180 { return name }
        var digest = FileDigest()
        digest.add(Array(name.utf8))
        return name.prefix(150) + "~" + digest.digits.prefix(16)
    }

    public static func report(_ language: String) -> String { "report.\(language).md" }
    public static func tables(_ language: String) -> String { "tables.\(language).md" }
    public static func trend(_ language: String) -> String { "trend.\(language).md" }
    /// All tables of the wave as a workbook.
    public static func workbook(_ language: String) -> String { "tables.\(language).xlsx" }
    /// The report as a document with this ending.
    public static func document(_ language: String, _ ending: String) -> String {
        "report.\(language).\(ending)"
    }
}

/// The variable that names a respondent, first in `responses.csv` and `coded.csv`.
public let respondentVariable = "respondent"

/// What a coded cell holds where it holds no answer. Strings on purpose: a mean over them fails loudly.
public enum Unanswered {
    /// Nothing was given.
    public static let blank = ""
    /// Something was given that cannot be resolved.
    public static let invalid = ".i"
    /// The question was not asked of this respondent.
    public static let notAsked = ".s"
}

/// The ids under which the findings tell of HR maturity.
enum MaturityFindings {
    static let overall = "maturity.overall"
    static let section = "maturity.section."
}

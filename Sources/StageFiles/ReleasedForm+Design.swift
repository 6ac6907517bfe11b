import SurveyModel

extension ReleasedForm {
    /// The questions of which the design or the weighting, not the respondents, decides the shares: by the column
    /// `method` of the distributions.
    public var setByDesign: (quotas: [String], margins: [String]) {
        func questions(_ method: Method) -> [String] {
            var names: [String] = []
            for row in distributions where Method.named(in: row.method).contains(method) {
                if names.last != row.question { names.append(row.question) }
            }
            return names
        }
        return (questions(.setByQuota), questions(.setByMargin))
    }
}

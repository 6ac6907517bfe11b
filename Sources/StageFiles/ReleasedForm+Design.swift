import SurveyModel

extension ReleasedForm {
    /// The questions of which the design or the weighting, not the respondents, decides the shares: by the column
    /// `method` of the distributions.
    public var setByDesign: (quotas: [String], margins: [String]) {
        let methods = Dictionary(Set(distributions.map(\.method)).map { ($0, Method.named(in: $0)) }) { $1 }
        func questions(_ method: Method) -> [String] {
            var names: [String] = []
            for row in distributions where methods[row.method]?.contains(method) == true {
                if names.last != row.question { names.append(row.question) }
            }
            return names
        }
        return (questions(.setByQuota), questions(.setByMargin))
    }
}

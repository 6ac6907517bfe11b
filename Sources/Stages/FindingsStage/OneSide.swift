import StageFiles
import SurveyModel

/// Keeps of findings that look at one question from opposite sides only one: to be told as strength and as weakness at
/// once, by two shares of the same answers, says nothing.
struct OneSide {
    let forms: [ReleasedForm]
    let derived: [DerivedShare]

    /// The side that goes further beyond its own threshold stays, a firm finding before a suggestive one; of equals the
    /// unfavourable.
    func kept(_ findings: [FindingRow]) -> [FindingRow] {
        findings.filter { finding in
            !findings.contains { other in
                areOpposite(finding, other) && strength(other) > strength(finding)
            }
        }
    }

    private func areOpposite(_ one: FindingRow, _ other: FindingRow) -> Bool {
        guard one.form == other.form, let first = one.quadrant.isFavourable,
            let second = other.quadrant.isFavourable, first != second
        else { return false }
        return subject(one) == subject(other)
    }

    /// What was asked: a question; an option of a question with several answers, since each is answered by itself; of a
    /// share derived from one question that question.
    private func subject(_ finding: FindingRow) -> String {
        let questions = forms.first { $0.name == finding.form }?.instrument
        if let share = derived.first(where: { $0.form == finding.form && $0.name == finding.question }) {
            let asked = Set(share.condition.questions)
            guard asked.count == 1, let name = asked.first,
                questions?.question(named: name)?.kind == .single
            else { return share.name }
            return name
        }
        let kind = questions?.question(named: finding.question)?.kind
        return kind == .multiple || kind == .rank ? "\(finding.question) \(finding.code)" : finding.question
    }

    private func strength(_ finding: FindingRow) -> [Double] {
        [
            finding.verdict == .firm ? 1 : 0, finding.beyond ?? 0,
            finding.quadrant.isFavourable == false ? 1 : 0,
        ]
    }
}

private func > (one: [Double], other: [Double]) -> Bool { other.lexicographicallyPrecedes(one) }

import Problems

extension Form {
    /// What `wave.yml` says of questions that the questionnaire does not have, or that are of another kind.
    ///
    /// - Parameter configuration: The path of `wave.yml`.
    public func problems(in instrument: Instrument, configuration: String) -> [Problem] {
        let names = instrument.questions.map(\.name)
        func unknown(_ name: String, _ key: String) -> WaveProblem {
            .unknownQuestion(name, key: key, nearest: nearestName(to: name, among: names))
        }
        func problem(_ kind: WaveProblem, _ key: FormKey) -> Problem {
            Problem(.error, at: Position(file: configuration, line: lines[key.rawValue]), kind)
        }
        let crossed = (crosstabsBy ?? []).compactMap { name -> Problem? in
            guard let question = instrument.question(named: name) else {
                return problem(unknown(name, "crosstabs"), .crosstabs)
            }
            return question.kind == .single ? nil : problem(.notCrossable(name), .crosstabs)
        }
        let valued = cleaning.values.keys.sorted().compactMap { name -> Problem? in
            guard let question = instrument.question(named: name) else {
                return problem(unknown(name, "values"), .values)
            }
            return question.hasChoices ? nil : problem(.noNamesOrLabels(name), .values)
        }
        let designed = design?.problems(in: instrument, configuration: configuration) ?? []
        return designed + crossed + valued
    }
}

import SurveyModel

extension HeaderMatcher {
    /// What may stand between a question and its option, or the item of a grid.
    private static let separators = [
        ": ", " - ", " – ", " — ", " [", "[", "/", ":", "\n", "; ", ". ", "? ", " ",
    ]
    /// A reference by number with its option after a blank is no longer, in bytes.
    private static let longestReference = 80

    /// A header of a question's text, name or number followed by an option: `question: option`,
    /// `question - option`, `question [option]`, `question/option`.
    func optionMatch(_ header: String) -> Match? {
        for separator in Self.separators {
            for cut in header.ranges(of: separator) {
                if separator == " ", header.utf8.count > Self.longestReference { break }
                let left = String(header[..<cut.lowerBound]) + (separator == "? " ? "?" : "")
                var right = trimmed(String(header[cut.upperBound...]))
                if right.hasSuffix("]"), separator.hasSuffix("[") { right.removeLast() }
                guard let question = questionAlone(left), !right.isEmpty else { continue }
                // After a mere blank only a place is certain.
                let match = separator == " " ? place(right, of: question) : option(right, of: question)
                if let match { return match }
            }
        }
        return nil
    }

    /// The question that a text, number or name alone refers to.
    func questionAlone(_ text: String) -> Question? {
        let text = trimmed(text)
        var candidates = wholeCandidates(text)
        if candidates.isEmpty { candidates = lostLetterCandidates(text) }
        guard candidates.count == 1, let question = question(of: candidates[0].variable),
            question.name == candidates[0].variable
        else { return nil }
        return question
    }

    /// The variable of an option of a question by the option's text or name.
    func option(_ text: String, of question: Question) -> Match? {
        if let place = place(text, of: question) { return place }
        if question.kind == .multiple || question.kind == .rank {
            let key = MatchingKey(text)
            let lost = LostLetters(key, isQuestion: false)
            var choices = choices(of: question)[key] ?? []
            if choices.isEmpty, let lost {
                choices = question.choices.filter { $0.spellings.contains(where: lost.fits) }
            }
            if choices.count == 1 {
                return Match(
                    variable: question.variable(of: choices[0]),
                    rule: choices[0].spellings.contains(key) ? .option : .lostLetters)
            }
        }
        guard question.allowsOwnAnswer, question.isOwnAnswer(text) else { return nil }
        return Match(variable: question.ownAnswerVariable, rule: .option)
    }

    /// The choices of a question by their spellings; gathered once, for a question may have thousands.
    private func choices(of question: Question) -> [MatchingKey: [Choice]] {
        if let known = spellings[question.name] { return known }
        var choices: [MatchingKey: [Choice]] = [:]
        for choice in question.choices {
            for key in Set(choice.spellings) { choices[key, default: []].append(choice) }
        }
        spellings[question.name] = choices
        return choices
    }

    private func place(_ text: String, of question: Question) -> Match? {
        guard question.kind == .rank, let place = HeaderPlace.number(in: text),
            (1...question.choices.count).contains(place)
        else { return nil }
        return Match(variable: placeVariable(question.name, place), rule: .place)
    }
}

extension Question {
    /// Headers of the column for an own answer, beside the choice's own label.
    private static let ownAnswerWords = Set(
        [
            "other", "other (please specify)", "please specify", "другое", "другое (укажите)",
            "другое (уточните)", "иное", "свой ответ", "свой вариант", "басқа", "басқасы", "өзге",
            "өз жауабыңыз", "өз нұсқаңыз", "өзіңіздің нұсқаңыз",
        ].map(MatchingKey.init))

    /// Whether a text stands for this question's own answer.
    func isOwnAnswer(_ text: String) -> Bool {
        let key = MatchingKey(text)
        return Question.ownAnswerWords.contains(key)
            || choice(named: Choice.ownAnswer)?.spellings.contains(key) == true
    }
}

extension HeaderMatcher {
    /// An item of a grid by its text alone, under a question that the form does not know by its own text.
    func item(_ text: String, under question: String) -> Match? {
        let matches = wholeCandidates(trimmed(text)).filter { $0.rule != .number }
        return matches.count == 1 ? matches[0] : match(question, left: nil)
    }
}

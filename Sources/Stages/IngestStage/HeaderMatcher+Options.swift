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
            for cut in header.places(of: separator) {
                if separator == " ", header.utf8.count > Self.longestReference { break }
                let left = String(header[..<cut.lowerBound]) + (separator == "? " ? "?" : "")
                var right = trimmed(String(header[cut.upperBound...]))
                if right.hasSuffix("]"), separator.hasSuffix("[") { right.removeLast() }
                if right.isEmpty { continue }
                guard let question = questionAlone(left) else {
                    if separator != " ",
                        let match = item(right, under: left, isMarked: separator.hasSuffix("["))
                    {
                        return match
                    }
                    continue
                }
                // After a mere blank only a place is certain.
                let match = separator == " " ? place(right, of: question) : option(right, of: question)
                if let match { return match }
            }
        }
        return nil
    }

    func searchOption(_ header: String) -> OptionHeader? {
        for separator in Self.separators where separator != " " {
            for cut in header.places(of: separator) {
                var right = trimmed(String(header[cut.upperBound...]))
                if right.hasSuffix("]"), separator.hasSuffix("[") { right.removeLast() }
                let left = String(header[..<cut.lowerBound]) + (separator == "? " ? "?" : "")
                guard !right.isEmpty, let question = questionAlone(left) else { continue }
                let key = MatchingKey(right)
                if !(choices(of: question)[key] ?? []).isEmpty {
                    return OptionHeader(question: question, key: key, isNamed: isName(left))
                }
            }
        }
        return nil
    }

    /// Whether a text refers to a question by its name or number.
    func isName(_ text: String) -> Bool {
        wholeCandidates(trimmed(text)).contains { $0.rule == .name || $0.rule == .number }
    }

    func searchQuestion(_ text: String) -> Question? {
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
        if question.hasChoices {
            let key = MatchingKey(text)
            let lost = LostLetters(key, isQuestion: false)
            var choices = choices(of: question)[key] ?? []
            if choices.isEmpty, let lost {
                choices = question.choices.filter { $0.spellings.contains(where: lost.fits) }
            }
            // Beside the answers of a question with one answer «Other» is the text.
            let isText = question.kind == .single && choices.first?.name == Choice.ownAnswer
            if choices.count == 1, !isText {
                return Match(
                    variable: question.columnVariable(of: choices[0]),
                    rule: choices[0].spellings.contains(key) ? .option : .lostLetters)
            }
        }
        guard question.allowsOwnAnswer, question.isOwnAnswer(text) else { return nil }
        return Match(variable: question.ownAnswerVariable, rule: .option)
    }

    /// The choices of a question by their spellings; gathered once, for a question may have thousands.
    func choices(of question: Question) -> [MatchingKey: [Choice]] {
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

extension String {
    /// Where a text of plain signs stands in this one, from left to right.
    fileprivate func places(of part: String) -> [Range<Index>] {
        let sought = Array(part.utf8)
        var places: [Range<Index>] = []
        var from = utf8.startIndex
        while let start = utf8[from...].firstIndex(of: sought[0]) {
            if utf8[start...].starts(with: sought) {
                from = utf8.index(start, offsetBy: sought.count)
                places.append(start..<from)
            } else {
                from = utf8.index(after: start)
            }
        }
        return places
    }
}

extension Question {
    /// The variable of a column that only says whether a choice was marked, or which place it has.
    func columnVariable(of choice: Choice) -> String {
        kind == .single ? variable(ofOption: choice) : variable(of: choice)
    }

    /// Whether a text stands for this question's own answer.
    func isOwnAnswer(_ text: String) -> Bool {
        let key = MatchingKey(text)
        return KnownWords.keys(.other).contains(key)
            || choice(named: Choice.ownAnswer)?.spellings.contains(key) == true
    }
}

extension HeaderMatcher {
    /// An item of a grid by its text, under what stands above the grid: among the items of the group so called,
    /// else among all questions, if only one has the text.
    ///
    /// - Parameter isMarked: The text stands where only an item can, so that the group need not be known.
    func item(_ text: String, under heading: String, isMarked: Bool) -> Match? {
        let matches = wholeCandidates(trimmed(text)).filter { $0.rule != .number }
        guard let group = groups[headerKey(heading)] ?? groups[headerKey(withoutNumber(heading))] else {
            return isMarked && matches.count == 1 && matches[0].rule == .text ? matches[0] : nil
        }
        let inside = matches.filter { question(of: $0.variable)?.group == group }
        return inside.count == 1 ? inside[0] : nil
    }

    /// The same under a heading in a row of its own.
    func item(_ text: String, belowHeading heading: String) -> Match? {
        if let match = item(text, under: heading, isMarked: true) { return match }
        let matches = wholeCandidates(trimmed(text)).filter { $0.rule != .number }
        return matches.count == 1 ? matches[0] : match(heading, left: nil)
    }
}

enum DesignKey: String, YAMLKey { case kind, by, frame, mode, selected, returned }

extension WaveReader {
    /// How the respondents were chosen. Whether the questions exist is seen when the questionnaire is read.
    func design(_ value: YAMLValue) -> SampleDesign? {
        guard let keys = value.mapping(DesignKey.self),
            let kind = keys.required(.kind)?.word(SampleDesign.Kind.self)
        else { return nil }
        var design = SampleDesign(
            kind: kind, by: keys.strings(.by), frame: keys.localized(.frame),
            selected: keys[.selected]?.int(in: 1...mostPeople),
            returned: keys[.returned]?.int(in: 0...mostPeople), line: value.line)
        if let mode = keys[.mode] {
            if mode.isText {
                design.mode = mode.word(SampleDesign.Mode.self)
            } else {
                design.modeInWords = mode.localized ?? LocalizedText()
            }
        }
        switch kind {
        case .quota where design.by.isEmpty: value.report(WaveProblem.quotaWithoutQuestions)
        case .census, .convenience:
            if !design.by.isEmpty { keys[.by]?.report(WaveProblem.groupsWithoutDesign(kind.rawValue)) }
        case .quota, .random: break
        }
        if let selected = design.selected, let returned = design.returned, returned > selected {
            keys[.returned]?.report(WaveProblem.moreReturned(returned, selected: selected))
        }
        return design
    }
}

import CivilCalendar

extension WaveReader {
    /// The first and the last day, in their order.
    func fieldwork(_ value: YAMLValue) -> (from: String, to: String)? {
        guard let days = value.mapping(FieldworkKey.self) else { return nil }
        for key in FieldworkKey.allCases {
            if let day = days[key], let text = day.string, CalendarDay(text) == nil {
                day.report(WaveProblem.badDay(day.name, text))
            }
        }
        let (from, to) = (days.required(.from)?.string ?? "", days.required(.to)?.string ?? "")
        // Years of four digits: the order of the texts is that of the days.
        if CalendarDay(from) != nil, CalendarDay(to) != nil, to < from {
            value.report(WaveProblem.endsBeforeItBegins(from, to))
        }
        return (from, to)
    }
}

/// More than live on earth: a population beyond is a slip of the keyboard.
let mostPeople = 10_000_000_000

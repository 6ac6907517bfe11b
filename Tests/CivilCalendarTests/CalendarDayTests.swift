import CivilCalendar
import Testing

struct CalendarDayTests {
    @Test(arguments: [
        ("1970-01-01", 0), ("1970-01-02", 1), ("1969-12-31", -1), ("2000-02-29", 11016),
        ("2000-03-01", 11017),
        ("2025-07-01", 20270), ("1900-03-01", -25508), ("0001-01-01", -719_162), ("9999-12-31", 2_932_896),
    ])
    func `days are counted as GNU date counts them`(text: String, number: Int) {
        #expect(CalendarDay(text)?.number == number)
        #expect(CalendarDay(number: number).text == text)
    }

    @Test func `every day of five centuries comes back`() {
        for number in stride(from: -100_000, through: 100_000, by: 1) {
            let day = CalendarDay(number: number)
            #expect(day.isDay && day.number == number)
        }
    }

    @Test(arguments: [
        "", "2025-02-29", "1900-02-29", "2025-13-01", "2025-00-10", "0000-01-01", "2025-1-05", "25-01-05",
        "2025-01-32",
        "2025/01/05", "2025-01-05T10:00", "２０２５-01-05", "-025-01-05", "2025-+1-05",
    ])
    func `what the calendar does not have, and other forms, are no days`(text: String) {
        #expect(CalendarDay(text) == nil)
    }

    @Test func `it is written as format-date does`() {
        let day = CalendarDay(year: 2025, month: 3, day: 7)
        #expect(
            day.written("%Y-%m") == "2025-03" && day.written("%n") == "3"
                && day.written("%d.%m.%Y") == "07.03.2025")
        #expect(day.written("%e") == "7" && day.written("") == "")
        #expect(day.written("%H") == nil && day.written("50%") == nil)
    }
}

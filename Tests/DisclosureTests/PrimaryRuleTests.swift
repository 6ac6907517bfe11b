import Disclosure
import Testing

struct PrimaryRuleTests {
    @Test func `few respondents are hidden, none and enough are not`() {
        let rule = PrimaryRule(minimum: 3)
        #expect([0, 1, 2, 3].map { rule.hides($0, of: 20) } == [false, true, true, false])
    }

    @Test func `so are all but a few`() {
        let rule = PrimaryRule(minimum: 3)
        #expect([17, 18, 19, 20].map { rule.hides($0, of: 20) } == [false, true, true, false])
    }

    @Test func `all of a group are hidden if the rule says so`() {
        let rule = PrimaryRule(minimum: 3, hidesFullGroups: true)
        #expect(rule.hides(20, of: 20) && !rule.hides(0, of: 20) && !rule.hides(0, of: 0))
    }

    @Test func `a minimum of one hides nothing`() {
        let rule = PrimaryRule(minimum: 1)
        #expect((0...20).allSatisfy { !rule.hides($0, of: 20) })
    }
}

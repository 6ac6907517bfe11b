import StageFiles

/// Those who took part in both waves of a panel: who gave an answer in both, in one of them, in neither.
struct PanelTally {
    let now: PanelWave
    let before: PanelWave

    /// How many took part in both.
    var members: Int { now.respondents.keys.count { before.respondents[$0] != nil } }

    func row(_ share: PanelShare, previousWave: String) -> PanelRow {
        let (gave, gives) = (before.gave(share), now.gave(share))
        var (both, lost, gained, neither) = (0, 0, 0, 0)
        for (id, place) in now.respondents {
            guard let old = before.respondents[id], let then = gave(old), let now = gives(place) else {
                continue
            }
            switch (then, now) {
            case (true, true): both += 1
            case (true, false): lost += 1
            case (false, true): gained += 1
            case (false, false): neither += 1
            }
        }
        var row = PanelRow()
        (row.question, row.code, row.previousWave) = (share.question, share.code, previousWave)
        row.n = both + lost + gained + neither
        (row.both, row.lost, row.gained, row.neither) = (both, lost, gained, neither)
        return row
    }
}

extension PanelRow {
    var share: PanelShare { PanelShare(question: question, code: code) }

    /// The same row without its numbers.
    var hidden: PanelRow {
        var row = self
        (row.n, row.both, row.lost, row.gained, row.neither) = (nil, nil, nil, nil, nil)
        row.precision = .withheld
        return row
    }

    /// The row as it looks from the wave before.
    var turned: PanelRow {
        var row = self
        (row.lost, row.gained) = (gained, lost)
        return row
    }
}

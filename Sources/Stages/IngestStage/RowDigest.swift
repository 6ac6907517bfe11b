import DelimitedText
import StageFiles

/// What a row is known again by: hashes of its form number, of all its cells and of those that answer a question.
struct RowDigest {
    /// `nil` where there is no form number.
    var id: UInt64?
    var row: UInt64 = 0
    /// 0 unless rows of several exports are compared.
    var answers: UInt64 = 0
}

/// From which columns of an export rows are known again.
struct DigestColumns {
    /// That of the form numbers; `nil` if there are none.
    let id: Int?
    /// Those that answer a question, in the order of the form.
    let answers: [Int]
    /// There are several exports to compare.
    let areCompared: Bool

    func digest(_ record: DelimitedRecord) -> RowDigest {
        let hasID = id.map { !record.fields[$0].isEmpty } ?? false
        return digest(record.fields.count, hasID: hasID) { field, seed in
            var text = record.fields[field]
            return text.withUTF8 { textHash(UnsafeRawBufferPointer($0), seed: seed) }
        }
    }

    /// The same of a record in a batch.
    func digest(_ batch: RecordBatch, _ record: Int) -> RowDigest {
        let fields = batch.fields(of: record)
        let hasID = id.map { !batch.field(fields.lowerBound + $0).isEmpty } ?? false
        return digest(fields.count, hasID: hasID) { textHash(batch.field(fields.lowerBound + $0), seed: $1) }
    }

    /// - Parameter hash: That of a field, which goes on from another.
    private func digest(_ fields: Int, hasID: Bool, hash: (Int, UInt64) -> UInt64) -> RowDigest {
        var digest = RowDigest()
        if hasID, let id {
            digest.id = hash(id, 0)
            for field in 0..<fields { digest.row = hash(field, digest.row) }
        }
        if areCompared { for field in answers { digest.answers = hash(field, digest.answers) } }
        return digest
    }

    /// How many questions a record answers.
    func answered(_ record: DelimitedRecord) -> Int { answers.count { !record.fields[$0].isEmpty } }

    /// The same of a record in a batch.
    func answered(_ batch: RecordBatch, _ record: Int) -> Int {
        let first = batch.fields(of: record).lowerBound
        return answers.count { !batch.field(first + $0).isEmpty }
    }
}

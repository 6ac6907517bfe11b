/// Columns that survey systems add by themselves.
enum SystemColumn {
    private static let names: Set<String> = [
        // Kobo and ODK
        "start", "end", "today", "deviceid", "_id", "_uuid", "_submission_time", "_validation_status",
        "_notes", "_status",
        "_submitted_by", "_tags", "_index", "__version__", "_version_", "meta/instanceid", "formhub/uuid",
        "meta/instancename", "_parent_index", "_xform_id_string", "submissiondate", "key", "username",
        "simserial",
        // LimeSurvey
        "submitdate", "lastpage", "startlanguage", "seed", "startdate", "datestamp", "ipaddr", "refurl",
        // Google Forms
        "timestamp", "отметка времени", "уақыт белгісі", "email address", "username",
        "адрес электронной почты",
        // Qualtrics
        "enddate", "status", "ipaddress", "progress", "duration (in seconds)", "finished", "recordeddate",
        "responseid",
        "recipientlastname", "recipientfirstname", "recipientemail", "externalreference", "locationlatitude",
        "locationlongitude", "distributionchannel", "userlanguage", "q_totalduration",
        // SurveyMonkey
        "respondent id", "collector id", "start date", "end date", "ip address", "first name", "last name",
        "custom data 1",
        "date created", "date modified", "collectorid", "respondentid",
    ]

    static func isKnown(_ header: String) -> Bool { names.contains(header.lowercased()) }
}

# Loads an export and counts 31 distributions and 108 cross-tabs with R's data.table: datatable.R EXPORT [COUNTS].
library(data.table)
given <- commandArgs(TRUE)
answers <- fread(given[1], colClasses = "character", encoding = "UTF-8")
questions <- paste0("Q", 1:31)
keys <- c(as.list(questions), unlist(lapply(questions[5:31], function(q)
    lapply(questions[1:4], function(by) c(q, by))), recursive = FALSE))
tables <- lapply(keys, function(key) answers[, .N, by = key])
if (length(given) > 1) {
    lines <- unlist(lapply(seq_along(keys), function(i)
        do.call(paste, c(as.list(keys[[i]]), as.list(tables[[i]]), sep = "\t"))))
    writeLines(enc2utf8(lines), given[2], useBytes = TRUE)
}

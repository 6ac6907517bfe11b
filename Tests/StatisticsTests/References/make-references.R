# Makes inputs.csv and values.csv beside it: what the tests compare the module with.
#
#     cd Tests/StatisticsTests/References && Rscript make-references.R
#
# R 4.2 with survey 4.1, and PSPP 1.6 (Debian 12). Every case names its input and the values given for it;
# the functions called are the definition. Invented data only, made here with fixed seeds.

suppressPackageStartupMessages(library(survey))
RNGkind("Mersenne-Twister", "Inversion", "Rejection")

inputs <- list()
values <- list()
show <- function(x) ifelse(is.na(x), "NA", sprintf("%.17g", x))
input <- function(case, ...) {
    given <- list(...)
    for (name in names(given))
        inputs[[length(inputs) + 1]] <<- c(case, name, paste(show(as.numeric(given[[name]])), collapse = " "))
}
value <- function(case, ...) {
    given <- list(...)
    for (name in names(given)) {
        x <- as.numeric(given[[name]])
        labels <- if (length(x) == 1) name else paste0(name, ".", seq_along(x))
        for (i in seq_along(x)) values[[length(values) + 1]] <<- c(case, labels[i], show(x[i]))
    }
}
# Row by row, as the module holds a table.
byRow <- function(m) as.vector(t(m))

for (part in sort(Sys.glob("part-*.R"))) source(part)

write <- function(rows, header, file)
    writeLines(c(header, vapply(rows, paste, "", collapse = ",")), file)
write(inputs, "case,input,values", "inputs.csv")
write(values, "case,statistic,value", "values.csv")
cat(length(values), "values\n")

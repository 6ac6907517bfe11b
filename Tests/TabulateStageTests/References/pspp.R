# The same tables once more from PSPP 1.6, of what it gets right: counts, percentages, means, standard deviations,
# intervals of means, adjusted residuals, chi-squares, V, gamma, tau-b, Kruskal-Wallis, Kendall's W, alpha; with
# weights the percentages and means, whose standard errors it takes for those of counts. It has no CTABLES, its
# Fisher's test leaves out ties, and the p-values it prints have three digits.

# Runs syntax over columns of numbers and gives back its tables: for each its title and its lines of cells.
pspp <- function(columns, commands) {
    data <- tempfile(fileext = ".csv")
    output <- tempfile(fileext = ".csv")
    syntax <- tempfile(fileext = ".sps")
    write.table(as.data.frame(columns), data, sep = ",", na = "", quote = FALSE, row.names = FALSE, col.names = FALSE)
    writeLines(c("SET FORMAT=F24.15.", sprintf(
        "GET DATA /TYPE=TXT /FILE='%s' /DELIMITERS=',' /VARIABLES=%s.", data,
        paste(names(columns), "F16.6", collapse = " ")), commands), syntax)
    stopifnot(system2("pspp", c("-O", "format=csv", "-o", output, syntax), stdout = FALSE) == 0)
    lines <- readLines(output)
    stopifnot(!grepl("error|warning", lines))
    starts <- grep("^Table: ", lines)
    ends <- c(starts[-1] - 1, length(lines))
    list(titles = sub("^Table: ", "", lines[starts]), rows = Map(function(from, to)
        strsplit(lines[(from + 1):to], ","), starts, ends))
}
# The numbers of the line of a table that begins with a label, wherever the label stands in it.
line_of <- function(result, title, label) {
    for (row in unlist(result$rows[result$titles == title], FALSE)) {
        at <- match(label, row)
        if (!is.na(at)) return(as.numeric(row[-seq_len(at)]))
    }
    stop(title, ": no ", label)
}

pspp_descriptives <- function(columns, weight = NULL) {
    data <- columns
    if (!is.null(weight)) data$weight <- weight
    result <- pspp(data, c(if (!is.null(weight)) "WEIGHT BY weight.",
        paste("DESCRIPTIVES", paste(names(columns), collapse = " "), "/STATISTICS=MEAN STDDEV MIN MAX.")))
    lapply(setNames(names(columns), names(columns)), function(name)
        setNames(line_of(result, "Descriptive Statistics", name), c("n", "mean", "sd", "min", "max")))
}

pspp_distributions <- function() {
    columns <- setNames(lapply(items, `[[`, "given"), paste0("i", seq_along(items)))
    plain <- pspp_descriptives(columns)
    weighted <- pspp_descriptives(columns, answers$w)
    lapply(seq_along(items), function(i) list(question = items[[i]]$q, code = items[[i]]$code,
        n = round(plain[[i]][["mean"]] * plain[[i]][["n"]]), base = plain[[i]][["n"]],
        percent = 100 * plain[[i]][["mean"]], weighted_percent = 100 * weighted[[i]][["mean"]]))
}

pspp_numbers <- function() {
    columns <- setNames(lapply(numbers, `[[`, "x"), paste0("x", seq_along(numbers)))
    plain <- pspp_descriptives(columns)
    weighted <- pspp_descriptives(columns, answers$w)
    intervals <- pspp(columns, paste("T-TEST /TESTVAL=0 /VARIABLES=", paste(names(columns), collapse = " "), "."))
    lapply(seq_along(numbers), function(i) {
        interval <- tail(line_of(intervals, "One-Sample Test", names(columns)[i]), 2)
        list(question = numbers[[i]]$q, n = plain[[i]][["n"]], mean = plain[[i]][["mean"]], sd = plain[[i]][["sd"]],
            low = interval[1], high = interval[2], min = plain[[i]][["min"]], max = plain[[i]][["max"]],
            weighted_mean = weighted[[i]][["mean"]])
    })
}

pspp_crosstabs <- function() unlist(lapply(names(demographics), function(by) unlist(lapply(
    Filter(function(item) item$q != by && sum(item$given, na.rm = TRUE) > 0, items), function(item) {
        group <- as.integer(demographics[[by]])
        result <- pspp(list(r = item$given, c = group),
            "CROSSTABS /TABLES=r BY c /CELLS=COUNT COLUMN ASRESIDUAL.")
        rows <- result$rows[result$titles == "r × c"][[1]]
        # The line that holds a kind of figure; the first is of the answer not given, the second of the one given.
        figures <- function(label, which) {
            lines <- Filter(function(row) label %in% row, rows)
            as.numeric(sub("%", "", lines[[which]][-seq_len(match(label, lines[[which]]))]))
        }
        bases <- Filter(function(row) "Total" %in% row && "Count" %in% row, rows)[[1]]
        bases <- as.numeric(bases[-seq_len(match("Count", bases))])
        lapply(seq_along(levels(demographics[[by]])), function(k) list(question = item$q, by = by, code = item$code,
            by_code = levels(demographics[[by]])[k], n = figures("Count", 2)[k], base = bases[k],
            adjusted_residual = figures("Adjusted Residual", 2)[k]))
    }), FALSE)), FALSE)

pspp_association <- function(q, x, by, isOrdinal, onScale) {
    group <- demographics[[by]]
    both <- !is.na(x) & !is.na(group)
    cross <- function(kept) pspp(list(r = as.integer(x)[kept], c = as.integer(group)[kept]),
        "CROSSTABS /TABLES=r BY c /STATISTICS=CHISQ PHI GAMMA BTAU.")
    result <- cross(both)
    chisq <- line_of(result, "Chi-Square Tests", "Pearson Chi-Square")
    g <- line_of(result, "Chi-Square Tests", "Likelihood Ratio")
    v <- line_of(result, "Symmetric Measures", "Cramer's V")[1]
    row <- function(test, statistic, df = NA, v = NA, n = sum(both)) list(question = q, by = by, test = test,
        statistic = statistic, df1 = df, cramers_v = v, n = n)
    rows <- list(row("pearson", chisq[1], chisq[2], v), row("likelihood_ratio", g[1], g[2], v))
    if (isOrdinal && by == "q2") {
        kept <- both & x %in% onScale
        ordered <- cross(kept)
        rows <- c(rows, list(
            row("gamma", line_of(ordered, "Symmetric Measures", "Gamma")[1], n = sum(kept)),
            row("tau_b", line_of(ordered, "Symmetric Measures", "Kendall's tau-b")[1], n = sum(kept))))
    }
    rows
}

pspp_tests <- function() {
    associations <- unlist(lapply(names(demographics), function(by) c(
        unlist(lapply(setdiff(names(valid), if (by == "q1") c("q1", "q2") else by), function(q)
            pspp_association(q, answer(q), by, q %in% c("q4", "q7", "g_1", "g_2", "g_3"), 1:5)), FALSE),
        unlist(lapply(Filter(function(item) !is.null(item$option), items), function(item)
            pspp_association(paste0(item$q, "_", item$code), factor(item$given, 1:0), by, FALSE)), FALSE),
        lapply(numbers[4:5], function(item) {
            group <- as.integer(demographics[[by]])
            result <- pspp(list(y = item$x, g = group),
                sprintf("NPAR TESTS /KRUSKAL-WALLIS = y BY g(1,%d).", max(group, na.rm = TRUE)))
            list(question = item$q, by = by, test = "kruskal_wallis",
                statistic = line_of(result, "Test Statistics", "Chi-Square")[1],
                df1 = line_of(result, "Test Statistics", "df")[1], cramers_v = NA,
                n = sum(!is.na(item$x) & !is.na(group)))
        }))), FALSE)
    ranked <- pspp(setNames(lapply(c("x", "y", "z"), place6), c("x", "y", "z")), "NPAR TESTS /KENDALL = x y z.")
    scored <- setNames(lapply(paste0("g_", 1:3), function(q) number(answer(q))), c("a", "b", "c"))
    alpha <- pspp(scored, "RELIABILITY /VARIABLES=a b c.")
    whole <- function(question, test, statistic, df, n) list(question = question, by = "", test = test,
        statistic = statistic, df1 = df, cramers_v = NA, n = n)
    c(associations, list(
        whole("q6", "kendall_w", line_of(ranked, "Test Statistics", "Kendall's W")[1],
            line_of(ranked, "Test Statistics", "df")[1], sum(complete6)),
        whole("g", "cronbach_alpha", as.numeric(alpha$rows[alpha$titles == "Reliability Statistics"][[1]][[2]][1]), NA,
            sum(complete.cases(as.data.frame(scored))))))
}

dir.create("pspp", showWarnings = FALSE)
write_table(pspp_distributions(), "pspp/distributions.csv")
write_table(pspp_numbers(), "pspp/numbers.csv")
write_table(pspp_crosstabs(), "pspp/crosstabs.csv")
write_table(pspp_tests(), "pspp/tests.csv")

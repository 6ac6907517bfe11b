# Makes durations.csv: what R's survival gives for times of which some have not ended. Run in this folder:
#   Rscript make-durations.R
# Made with R 4.2.2 and survival 3.5.3 (Debian 12). The times are `lung`, `ovarian` and `veteran` of that package,
# and small ones in which a curve stands still at the share asked for.
suppressMessages(library(survival))
sets <- list(
  lung = with(lung[!is.na(lung$ph.ecog), ], data.frame(time, ended = as.integer(status == 2), group = ph.ecog)),
  ovarian = with(ovarian, data.frame(time = futime, ended = fustat, group = rx)),
  veteran = with(veteran, data.frame(time, ended = status, group = as.integer(factor(celltype)))),
  still = data.frame(time = c(1, 2, 3, 4, 5, 6, 7, 8), ended = c(1, 1, 1, 1, 0, 1, 0, 1), group = rep(1:2, 4)),
  flat = data.frame(time = c(1, 2, 3, 4), ended = c(1, 1, 0, 0), group = c(1, 2, 1, 2)),
  none = data.frame(time = c(5, 6, 7), ended = c(0, 0, 0), group = c(1, 2, 2)),
  tied = data.frame(time = c(0, 0, 3, 3, 3, 5, 5, 9, 9, 9), ended = c(1, 0, 1, 1, 0, 1, 1, 0, 1, 1),
                    group = rep(1:2, 5)),
  all = data.frame(time = c(1, 2, 3, 4, 5), ended = rep(1, 5), group = c(1, 1, 2, 2, 2)))
rows <- list()
add <- function(set, group, what, value) {
  rows[[length(rows) + 1]] <<- data.frame(set = set, group = group, what = what, value = value)
}
for (name in names(sets)) {
  data <- sets[[name]]
  for (group in c("", sort(unique(data$group)))) {
    own <- if (group == "") data else data[data$group == group, ]
    for (level in c(0.95, 0.9)) {
      fit <- survfit(Surv(time, ended) ~ 1, data = own, conf.int = level)
      found <- quantile(fit, probs = c(0.25, 0.5, 0.75))
      for (share in 1:3) {
        key <- paste(c(25, 50, 75)[share], level)
        add(name, group, paste("time", key), found$quantile[[share]])
        add(name, group, paste("low", key), found$lower[[share]])
        add(name, group, paste("high", key), found$upper[[share]])
      }
    }
  }
  if (sum(data$ended) > 0) {
    test <- survdiff(Surv(time, ended) ~ group, data = data)
    add(name, "", "chisq", test$chisq)
    add(name, "", "p", pchisq(test$chisq, length(test$n) - 1, lower.tail = FALSE))
  }
}
rows <- do.call(rbind, rows)
rows$value <- ifelse(is.na(rows$value), "", sprintf("%.12g", rows$value))
write.csv(rows, "durations.csv", row.names = FALSE, quote = FALSE)
times <- do.call(rbind, lapply(names(sets), function(name) cbind(set = name, sets[[name]])))
write.csv(times, "duration-times.csv", row.names = FALSE, quote = FALSE)

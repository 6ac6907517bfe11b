# What the Markdown linter (mdl) asks of the reports and of the project's own pages: everything but
all
exclude_rule 'MD013' # line length: a table's row is one line
exclude_rule 'MD024' # the same heading twice: two forms may ask the same question
exclude_rule 'MD026' # punctuation at a heading's end: the headings are the questionnaire's questions
exclude_rule 'MD033' # HTML: the places that links lead to, line breaks within a cell
exclude_rule 'MD036' # bold lines: the names of cross-tabs, which are no sections
exclude_rule 'MD029' # numbers of a list: a template writes 1. before each, and the renderer counts
exclude_rule 'MD038' # blanks in code: a separator is quoted with its blank
exclude_rule 'MD040' # code blocks without a language: commands as they are typed
rule 'MD007', :indent => 2 # a list in a list begins under the text above it

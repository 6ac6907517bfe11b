# Saualnama: from keyed-in questionnaires to Markdown reports.
# `make help` lists what there is to do.

SURVEYS ?= surveys
OUTPUT ?= output
WAVE ?=
# How many threads work on a form; all cores unless given.
THREADS ?=
# A file that all messages are added to, with the time; none unless given.
LOG ?=

MAKEFLAGS += --no-builtin-rules
.SUFFIXES:

# What comes from the command line stands in rules and recipes below, so it may hold no sign that make or the
# shell takes for more than a letter. It is looked at before anything else, and as it was written. What comes from
# folders and files is looked at by Sources/Make/wave-names and by the tools, which write the rules for make.
hash := \#
unsafe := " ' ` $$ $(hash) ; & | < > ( ) { } * ? [ ] ! ~ = % \ : ^
is_unsafe = $(strip $(foreach sign,$(unsafe),$(findstring $(sign),$(value $(1)))) $(filter -%,$(value $(1))) \
  $(wordlist 2,3,$(value $(1))) $(if $(findstring [$(strip $(value $(1)))],[$(value $(1))]),,blank))
ifneq ($(call is_unsafe,SURVEYS)$(call is_unsafe,OUTPUT)$(if $(value SURVEYS),,empty)$(if $(value OUTPUT),,empty),)
$(error SURVEYS and OUTPUT must be folders without blanks and without any of $(unsafe) in their names)
endif
ifneq ($(call is_unsafe,WAVE)$(findstring /,$(value WAVE))$(filter .%,$(value WAVE)),)
$(error WAVE must be the name of a folder in SURVEYS/waves: letters, digits, - _ and ., no dot or dash first)
endif

ifneq ($(call is_unsafe,THREADS),)
$(error THREADS must be a number)
endif
ifneq ($(call is_unsafe,LOG),)
$(error LOG must be a file without blanks and without any of $(unsafe) in its name)
endif
# FORMATS may be several words.
ifneq ($(strip $(foreach format,$(value FORMATS),$(call is_unsafe,format)) $(call is_unsafe,LABELS)),)
$(error FORMATS are words with blanks between them, LABELS is the code of a language)
endif

# A reason is free text: it goes to the tool through the environment, as it was written.
override export ACCEPT := $(value ACCEPT)
# So does the name of an export, which people have not always chosen themselves.
override export EXPORT := $(value EXPORT)

# A checkout builds its tools; an installed tree has them in the bin folder above it.
ROOT := $(patsubst %/,%,$(dir $(abspath $(lastword $(MAKEFILE_LIST)))))
ifneq ($(wildcard $(ROOT)/installed),)
BIN := $(abspath $(ROOT)/../../bin)
BUILT := $(ROOT)/installed
else ifneq ($(wildcard $(ROOT)/Package.swift),)
# With Swift's own library linked into the tools, so that they run where there is no Swift; built in a folder of their own.
override STATIC := $(if $(filter deb dist,$(MAKECMDGOALS)),yes,$(filter yes,$(value STATIC)))
BUILD := $(ROOT)/$(if $(STATIC),.build-static,.build)
BIN := $(BUILD)/release
BUILT := $(BIN)/.built
SOURCES := $(shell find '$(ROOT)/Package.swift' '$(ROOT)/Sources' -type f)
else
$(error the checkout must lie in a folder without blanks in its name)
endif
SWIFT_FLAGS := --explicit-target-dependency-import-check error
.PHONY: all draft handover check export docx html pdf xlsx paper keying test fuzz attack bench instructions lint help new \
  outdated verify clean setup build install deb dist accept archive reprocess try-variants
all:

# In the language of the locale, or as LANG on the command line says.
help_language := $(firstword $(filter kk ru,$(firstword $(subst _, ,$(subst ., ,$(value LANG))))) en)
help:
	@cat '$(ROOT)/Documentation/help.$(help_language).txt'

space := $() $()
part = $(word $(1),$(subst /, ,$(2)))
log = $(if $(LOG),--log '$(LOG)')
manifest = '$(BIN)/survey-manifest' $(1) --surveys '$(SURVEYS)' --output '$(OUTPUT)' --wave '$(WAVE)' \
  --templates '$(ROOT)/surveys/templates' --program "$(2)" $(log)

# The system libraries, and the tools built from this checkout.

PACKAGES := libcsv-dev coinor-libclp-dev libgsl-dev libreadstat-dev libxlsxwriter-dev nettle-dev zlib1g-dev
HEADERS := /usr/include/csv.h /usr/include/coin/Clp_C_Interface.h /usr/include/gsl/gsl_cdf.h /usr/include/nettle/sha2.h \
  /usr/include/readstat.h /usr/include/xlsxwriter.h /usr/include/zlib.h

setup:
	@for header in $(HEADERS); do test -e $$header || exec $(ROOT)/Tests/install-packages $(PACKAGES); done

# What was built from the same sources is the same program, wherever and whenever it was built.
build: $(BUILT)
ifneq ($(SOURCES),)
$(BUILT): $(SOURCES) | setup
	swift build --package-path $(ROOT) -c release $(SWIFT_FLAGS) \
	  $(if $(STATIC),--scratch-path $(BUILD) --static-swift-stdlib)
	@digest=$$('$(ROOT)/Sources/Make/program-digest' '$(ROOT)') && echo "PROGRAM := $$digest" >$@
endif

# What the report and its tables can be sent as.
DOCUMENTS := docx html pdf xlsx

for_one_wave := $(firstword $(filter handover check accept archive export paper keying $(DOCUMENTS),$(MAKECMDGOALS)))
ifneq ($(for_one_wave),)
ifneq ($(words $(WAVE)),1)
$(error name the wave: make $(for_one_wave) WAVE=NAME)
endif
endif

# What there is to do is told by survey-manifest, which compares contents and not times, a word for each step. The
# steps' order is made here; each step looks once more whether what it reads and wrote is as it was, and does nothing
# then. A wave whose name or wave.yml is refused stops no other: it is named at the beginning, and the run fails in the
# end. Where a stage fails, -k goes on with the other waves.

RUNS_WAVES := $(filter all check handover export $(DOCUMENTS),$(or $(MAKECMDGOALS),all))
ifneq ($(RUNS_WAVES),)
# Where the program has to be built first, make does so and starts anew.
include $(BUILT)
STALE := $(if $(wildcard $(BUILT)),$(if $(SOURCES),$(shell find $(SOURCES) -newer '$(BUILT)' -print -quit)),none)
PLAN := $(if $(filter none,$(STALE)),,$(shell $(call manifest,plan,$(PROGRAM)) $(if $(STALE),2>/dev/null) || echo failed))
ifeq ($(STALE),)
ifneq ($(filter failed,$(PLAN)),)
$(error so it cannot be told what there is to do)
endif
ifeq ($(filter wave/% refused,$(PLAN)),)
near := $(patsubst near/%,%,$(filter near/%,$(PLAN)))
$(error there is no $(strip wave $(WAVE)) in $(SURVEYS)/waves; $(if $(near),perhaps \
  $(subst $(space),$(space)or ,$(near)) is meant,start one with make new WAVE=$(or $(WAVE),NAME)))
endif
endif
endif

# The parts of step/W/KIND or step/W/KIND/FORM.
wave_of = $(call part,2,$(1))
kind_of = $(call part,3,$(1))
form_of = $(call part,4,$(1))
STEPS := $(filter step/%,$(PLAN))
.PHONY: $(STEPS)

# What a step comes after: what it reads of its own wave, and of those that this one is compared with.
before = $(patsubst before/$(1)/%,%,$(filter before/$(1)/%,$(PLAN)))
released_before = $(foreach wave,$(call before,$(1)),step/$(wave)/protect step/$(wave)/findings)
after_clean = step/$(1)/ingest/$(2)
after_tabulate = step/$(1)/clean/$(2)
after_protocol = step/$(1)/clean/$(2) step/$(1)/tabulate/$(2) $(foreach wave,$(call before,$(1)),step/$(wave)/clean/$(2))
after_protect = step/$(1)/clean/% step/$(1)/tabulate/% step/$(1)/protocol/% \
  $(foreach wave,$(call before,$(1)),step/$(wave)/clean/% step/$(wave)/protect)
after_findings = step/$(1)/protect $(released_before)
after_report = step/$(1)/protect step/$(1)/findings $(released_before)
after = $(call after_$(call kind_of,$(1)),$(call wave_of,$(1)),$(call form_of,$(1)))
$(foreach step,$(STEPS),$(eval $(step): $(filter $(call after,$(step)),$(STEPS))))

ifneq ($(STEPS),)
form_options = --form '$(2)' $(if $(filter-out protocol,$(1)),$(if $(THREADS),--threads $(THREADS)))
step_options = $(if $(call form_of,$(1)),$(call form_options,$(call kind_of,$(1)),$(call form_of,$(1)))) \
  $(if $(filter report,$(call kind_of,$(1))),--templates '$(ROOT)/surveys/templates') --manifest '$(PROGRAM)' $(log)
$(STEPS):
	'$(BIN)/survey-$(call kind_of,$@)' --wave '$(SURVEYS)/waves/$(call wave_of,$@)' --output '$(OUTPUT)' $(call step_options,$@)
endif

all: $(STEPS)

# Of each row of three and more waves what the last one tells of all of them, joined in OUTPUT.
SERIES := $(foreach wave,$(patsubst wave/%,%,$(filter wave/%,$(PLAN))),$(if $(word 2,$(call before,$(wave))),$(wave)))
LAST := $(filter-out $(foreach wave,$(SERIES),$(call before,$(wave))),$(SERIES))
TOLD := $(filter $(foreach wave,$(LAST),step/$(wave)/report),$(STEPS))
ifneq ($(if $(WAVE),,$(LAST)),)
ifneq ($(TOLD)$(if $(wildcard $(OUTPUT)/trend.csv),,missing),)
.PHONY: joined-trends
all: joined-trends
joined-trends: $(TOLD)
	@'$(ROOT)/Sources/Make/join-trends' '$(OUTPUT)' $(LAST)
	@echo 'waves side by side: $(OUTPUT)/trend.csv'
endif
endif

# Ingest and clean only, and the pages that tell how the keying stands.
check: $(filter step/$(WAVE)/ingest/% step/$(WAVE)/clean/%,$(STEPS))
	@printf '%s\n' $(foreach form,$(filter form/$(WAVE)/%,$(PLAN)),$(OUTPUT)/$(WAVE)/$(call part,3,$(form))/check.md)

# For the team alone: the answers with their labels for other programs, in the form folders.
export: $(filter step/$(WAVE)/ingest/% step/$(WAVE)/clean/% step/$(WAVE)/tabulate/%,$(STEPS))
	@'$(BIN)/survey-export' --wave '$(SURVEYS)/waves/$(WAVE)' --output '$(OUTPUT)' \
	  $(if $(FORMATS),--formats $(FORMATS)) $(if $(LABELS),--language $(LABELS))
	@printf '%s\n' $(foreach form,$(filter form/$(WAVE)/%,$(PLAN)),$(OUTPUT)/$(WAVE)/$(call part,3,$(form))/)

ifneq ($(filter refused,$(PLAN)),)
.PHONY: refused
all check: refused
refused: | $(if $(filter check,$(MAKECMDGOALS)),,$(STEPS))
	+@echo 'make: not all waves could be run: the first lines above name those that were left out' >&2; exit 65
endif

# One after the other: each lists in released.txt what it wrote.
$(DOCUMENTS): all
	@'$(BIN)/survey-documents' --wave '$(SURVEYS)/waves/$(WAVE)' --output '$(OUTPUT)' --formats $@
html: | $(filter docx,$(MAKECMDGOALS))
pdf: | $(filter docx html,$(MAKECMDGOALS))
xlsx: | $(filter docx html pdf,$(MAKECMDGOALS))

# Before there are answers: no rules are needed.
paper keying: build
	@'$(BIN)/survey-paper' --wave '$(SURVEYS)/waves/$(WAVE)' --output '$(OUTPUT)' \
	  $(if $(filter keying,$@),--keying $(if $(LABELS),--language $(LABELS)))

# What may leave is listed by the stages in released.txt. What was handed over is kept beside the wave: a later
# release hides the same cells again.
handover: all | $(filter $(DOCUMENTS),$(MAKECMDGOALS))
	@'$(BIN)/survey-handover' --wave '$(SURVEYS)/waves/$(WAVE)' --output '$(OUTPUT)' --accept "$$ACCEPT" \
	  --manifest '$(PROGRAM)' $(log)

# A wave with the questionnaires, rules and templates that it uses.
archive: build
	@'$(BIN)/survey-archive' pack --wave '$(SURVEYS)/waves/$(WAVE)' --templates '$(ROOT)/surveys/templates' $(log)

# All waves, those below SURVEYS/archive too, from a tree made for it; and a wave's results accepted.
reprocess accept: build
	+@SURVEYS='$(SURVEYS)' OUTPUT='$(OUTPUT)' ROOT='$(ROOT)' BIN='$(BIN)' PROGRAM=$$(sed 's/.* //' '$(BUILT)') \
	  CURRENT='$(filter yes,$(CURRENT))' LOG='$(LOG)' THREADS='$(THREADS)' MAKE_COMMAND='$(MAKE)' \
	  QUIET='$(findstring s,$(firstword -$(MAKEFLAGS)))' ACCEPT_WAVE='$(if $(filter accept,$@),$(WAVE))' \
	  '$(ROOT)/Sources/Make/reprocess'

# Each variant NUMBER/WAVE in its own folder.
VARIANTS ?=
tried = $(OUTPUT)/.make/reprocess/variants/$(call part,1,$@)
ifneq ($(VARIANTS),)
.PHONY: $(VARIANTS)
try-variants: $(VARIANTS)
$(VARIANTS):
	+@$(MAKE) --no-print-directory -f '$(ROOT)/Makefile' all SURVEYS='$(tried)/surveys' OUTPUT='$(tried)/output' \
	  WAVE='$(call part,2,$@)' LOG= VARIANTS=
endif

# Where the sources are newer than the program it is told what the program built from them would do.
outdated:
	@test -e '$(BUILT)' || { echo 'the program is not built yet; all waves would be run'; exit; }; \
	  if [ -z "$(SOURCES)" ] || [ -z "$$(find $(SOURCES) -newer '$(BUILT)' -print -quit)" ]; \
	  then program=$$(sed 's/.* //' '$(BUILT)'); \
	  else program=$$('$(ROOT)/Sources/Make/program-digest' '$(ROOT)'); fi; $(call manifest,outdated,$$program)

verify: build
	@$(call manifest,verify)

new:
	@case '$(WAVE)' in ''|.*|*[!A-Za-z0-9._-]*) \
	  echo 'name the wave with letters, digits, - and _: make new WAVE=2026-05-region' >&2; exit 64;; esac
	@mkdir -p '$(SURVEYS)/waves' && mkdir '$(SURVEYS)/waves/$(WAVE)'
	@cp '$(ROOT)/Documentation/wave.yml.example' '$(SURVEYS)/waves/$(WAVE)/wave.yml'
	@echo 'Put the exports into $(SURVEYS)/waves/$(WAVE) and name them in its wave.yml; then run'
	@echo 'make WAVE=$(WAVE)$(if $(filter-out surveys,$(SURVEYS)), SURVEYS=$(SURVEYS))'

draft: build
	@test -n "$$EXPORT" || { echo 'name the export: make draft EXPORT=surveys/waves/W/x.csv' >&2; exit 64; }
	@'$(BIN)/survey-draft' --output '$(SURVEYS)/instruments' -- "$$EXPORT"

# With CONFIGURATION=release the optimised program is tested, built so that tests see into it: what continuous integration does.
CONFIGURATION := debug
TESTED = -c $(CONFIGURATION) $(SWIFT_FLAGS) $(if $(filter release,$(CONFIGURATION)),-Xswiftc -enable-testing)
test: setup
	swift build --package-path $(ROOT) --build-tests $(TESTED)
	swift test --package-path $(ROOT) --skip-build $(TESTED)

fuzz: build
	swift build --package-path $(ROOT) --build-tests $(SWIFT_FLAGS)
	TMPDIR=$$($(ROOT)/Tests/scratch-folder) MUTATIONS=$(or $(MUTATIONS),10000) TOOLS=$(BIN) swift test --package-path $(ROOT) --skip-build \
	  --filter 'MutationTests|SystemRoundTripTests'

# Optimised, in a build folder of its own.
attack: setup
	ATTACK=yes swift test --package-path $(ROOT) --scratch-path $(ROOT)/.build-attack -c release \
	  -Xswiftc -enable-testing $(SWIFT_FLAGS) --no-parallel --filter AttackTests

lint:
	swift format lint --strict --recursive $(ROOT)/Package.swift $(ROOT)/Sources $(ROOT)/Tests

bench: build
	python3 -B $(ROOT)/Tests/bench/run.py $(BIN) $(ROOT)

# Counted, not timed: other programs do not change it.
instructions: build
	@test -e /usr/include/valgrind/valgrind.h || exec $(ROOT)/Tests/install-packages valgrind
	python3 -B $(ROOT)/Tests/bench/instructions.py $(BIN) ingest clean tabulate

PREFIX ?= /usr/local
install: build
	'$(ROOT)/Sources/Make/install-tree' '$(ROOT)' '$(BIN)' '$(DESTDIR)$(PREFIX)'

deb: build
	@place=$$(mktemp -d) && trap 'rm -rf "$$place"' EXIT && chmod 755 "$$place" && \
	  '$(ROOT)/Sources/Make/install-tree' '$(ROOT)' '$(BIN)' "$$place/usr" && \
	  version=$$('$(BIN)/survey-ingest' --version) && '$(ROOT)/Sources/Make/debian-package' "$$place" "$$version" \
	  "saualnama_$${version}_$$(dpkg --print-architecture).deb"

# All that a release hands out.
dist: deb
	@'$(ROOT)/Sources/Make/release-archives' '$(ROOT)' '$(BIN)' "$$('$(BIN)/survey-ingest' --version)"

# Only what the tools made: OUTPUT may be a folder that holds other things.
clean:
	@'$(ROOT)/Sources/Make/clean-output' '$(OUTPUT)'

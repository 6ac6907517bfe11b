# Saualnama: from keyed-in questionnaires to Markdown reports.
# `make help` lists what there is to do.

SURVEYS ?= surveys
OUTPUT ?= output
WAVE ?=
# How many threads work on a form; all cores unless given.
THREADS ?=

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
override STATIC := $(if $(filter deb,$(MAKECMDGOALS)),yes,$(filter yes,$(value STATIC)))
BUILD := $(ROOT)/$(if $(STATIC),.build-static,.build)
BIN := $(BUILD)/release
BUILT := $(BIN)/.built
SOURCES := $(shell find '$(ROOT)/Package.swift' '$(ROOT)/Sources' -type f)
else
$(error the checkout must lie in a folder without blanks in its name)
endif
SWIFT_FLAGS := --explicit-target-dependency-import-check error
.PHONY: all draft handover check export docx html pdf xlsx paper keying test fuzz attack bench instructions lint help new outdated \
  clean setup build install deb
all:

# In the language of the locale, or as LANG on the command line says.
help_language := $(firstword $(filter kk ru,$(firstword $(subst _, ,$(subst ., ,$(value LANG))))) en)
help:
	@cat '$(ROOT)/Documentation/help.$(help_language).txt'

# The system libraries, and the tools built from this checkout.

PACKAGES := libcsv-dev coinor-libclp-dev libgsl-dev libreadstat-dev libxlsxwriter-dev nettle-dev zlib1g-dev
HEADERS := /usr/include/csv.h /usr/include/coin/Clp_C_Interface.h /usr/include/gsl/gsl_cdf.h /usr/include/nettle/sha2.h \
  /usr/include/readstat.h /usr/include/xlsxwriter.h /usr/include/zlib.h

setup:
	@for header in $(HEADERS); do test -e $$header || exec $(ROOT)/Tests/install-packages $(PACKAGES); done

build: $(BUILT)
ifneq ($(SOURCES),)
$(BUILT): $(SOURCES) | setup
	swift build --package-path $(ROOT) -c release $(SWIFT_FLAGS) \
	  $(if $(STATIC),--scratch-path $(BUILD) --static-swift-stdlib)
	@touch $@
endif

# What the report and its tables can be sent as.
DOCUMENTS := docx html pdf xlsx

for_one_wave := $(firstword $(filter handover check export paper keying $(DOCUMENTS),$(MAKECMDGOALS)))
ifneq ($(for_one_wave),)
ifneq ($(words $(WAVE)),1)
$(error name the wave: make $(for_one_wave) WAVE=NAME)
endif
endif

# A wave: its rules are written from its wave.yml, then each stage runs when its inputs changed. A wave whose name or
# wave.yml is refused stops no other: it is named at the beginning, and the run fails in the end. Where a stage
# fails, -k goes on with the other waves.

before_fieldwork := paper keying
RUNS_WAVES := $(if $(filter-out all check handover export $(DOCUMENTS) $(before_fieldwork) $(OUTPUT)/%, \
  $(or $(MAKECMDGOALS),all)),,$(filter-out $(before_fieldwork),$(or $(MAKECMDGOALS),all)))
ifneq ($(RUNS_WAVES),)
FOUND := $(sort $(shell '$(ROOT)/Sources/Make/wave-names' '$(SURVEYS)' '$(OUTPUT)' '$(WAVE)' '$(BUILT)' '$(MAKE_RESTARTS)'))
ifneq ($(filter unsafe,$(FOUND)),)
$(error $(OUTPUT)/.make cannot be used)
endif
waves = $(patsubst waves/%/wave.yml,%,$(filter waves/%/wave.yml,$(1)))
WAVES := $(call waves,$(FOUND))
ifeq ($(WAVES)$(filter refused,$(FOUND)),)
others := $(sort $(call waves,$(shell '$(ROOT)/Sources/Make/wave-names' '$(SURVEYS)' '$(OUTPUT)' '' '$(BUILT)' yes)))
$(error there is no $(strip wave $(WAVE)) in $(SURVEYS)/waves; start one with make new \
  WAVE=$(or $(WAVE),NAME)$(if $(WAVE),$(if $(others), or name one of those there are: $(others))))
endif
# Waves whose rules are as new as their wave.yml. Those of the others are made before anything else, and then make
# starts anew; whose rules are still missing then was refused, with the reason.
READY := $(filter $(WAVES),$(patsubst rules/%,%,$(filter rules/%,$(FOUND))))
# Those whose reports are asked for; of the waves before them only what their own figures are compared with is made.
ASKED := $(filter $(or $(WAVE),%),$(READY))
-include $(foreach wave,$(WAVES),$(OUTPUT)/.make/$(wave).mk)
endif

# The tools write whole files or none, so a file is never worth deleting, least of all when another run made it.
.PRECIOUS: $(OUTPUT)/.make/%.mk
ifeq ($(MAKE_RESTARTS),)
$(OUTPUT)/.make/%.mk: $(SURVEYS)/waves/%/wave.yml $(BUILT)
	@'$(BIN)/survey-ingest' --make-rules --wave '$(SURVEYS)/waves/$*' --output '$(OUTPUT)'
endif

threads = $(if $(THREADS),--threads $(THREADS))

define form_rules
$(OUTPUT)/$(1)/$(2)/responses.csv $(OUTPUT)/$(1)/$(2)/ingest.json &: $(OUTPUT)/.make/$(1).mk
	'$(BIN)/survey-ingest' --wave '$(SURVEYS)/waves/$(1)' --form '$(2)' --output '$(OUTPUT)' $(threads)
$(OUTPUT)/$(1)/$(2)/coded.csv $(OUTPUT)/$(1)/$(2)/quality.json $(OUTPUT)/$(1)/$(2)/check.md &: $(OUTPUT)/$(1)/$(2)/responses.csv
	'$(BIN)/survey-clean' --wave '$(SURVEYS)/waves/$(1)' --form '$(2)' --output '$(OUTPUT)' $(threads)
$(OUTPUT)/$(1)/$(2)/distributions.csv: $(OUTPUT)/$(1)/$(2)/coded.csv
	'$(BIN)/survey-tabulate' --wave '$(SURVEYS)/waves/$(1)' --form '$(2)' --output '$(OUTPUT)' $(threads)
	@'$(BIN)/survey-protocol' --if-described --wave '$(SURVEYS)/waves/$(1)' --form '$(2)' --output '$(OUTPUT)'
$(OUTPUT)/$(1)/disclosure.csv: $(OUTPUT)/$(1)/$(2)/distributions.csv
.PRECIOUS: $(addprefix $(OUTPUT)/$(1)/$(2)/,responses.csv ingest.json coded.csv quality.json check.md distributions.csv)
endef

# A wave's own templates take the place of those of its surveys, and these of the shipped ones. The folders
# stand there too: a template put in or taken away changes what the report is made of.
template_folders = $(wildcard $(SURVEYS)/waves/$(1) $(SURVEYS)/templates $(ROOT)/surveys/templates)
own_templates = $(addprefix $(SURVEYS)/,$(filter waves/$(1)/%.mustache templates/%,$(FOUND)))
templates = $(call template_folders,$(1)) $(call own_templates,$(1)) $(wildcard $(ROOT)/surveys/templates/*.mustache)
handed_over = $(addprefix $(SURVEYS)/,$(filter waves/$(1)/handed-over%.csv,$(FOUND)))
reports = $(foreach language,$(LANGUAGES_$(1)),$(OUTPUT)/$(1)/report.$(language).md)

define wave_rules
$(foreach form,$(FORMS_$(1)),$(eval $(call form_rules,$(1),$(form))))
$(OUTPUT)/$(1)/disclosure.csv: $(OUTPUT)/.make/$(1).mk $(call handed_over,$(1))
	'$(BIN)/survey-protect' --wave '$(SURVEYS)/waves/$(1)' --output '$(OUTPUT)'
$(OUTPUT)/$(1)/findings.csv: $(OUTPUT)/$(1)/disclosure.csv
	'$(BIN)/survey-findings' --wave '$(SURVEYS)/waves/$(1)' --output '$(OUTPUT)'
$(reports) &: $(OUTPUT)/$(1)/findings.csv $(call templates,$(1))
	'$(BIN)/survey-report' --wave '$(SURVEYS)/waves/$(1)' --output '$(OUTPUT)' --templates '$(ROOT)/surveys/templates'
	@echo 'wave $(1): $(reports)'
.PRECIOUS: $(OUTPUT)/$(1)/disclosure.csv $(OUTPUT)/$(1)/findings.csv $(reports)
endef
$(foreach wave,$(READY),$(eval $(call wave_rules,$(wave))))
all: $(foreach wave,$(ASKED),$(call reports,$(wave)))

# Of each row of three and more waves what the last one tells of all of them, joined in OUTPUT.
SERIES := $(foreach wave,$(READY),$(if $(word 2,$(EARLIER_$(wave))),$(wave)))
LAST := $(filter-out $(foreach wave,$(SERIES),$(EARLIER_$(wave))),$(SERIES))
ifneq ($(if $(WAVE),,$(LAST)),)
all: $(OUTPUT)/trend.csv
$(OUTPUT)/trend.csv: $(foreach wave,$(LAST),$(call reports,$(wave)))
	@'$(ROOT)/Sources/Make/join-trends' '$(OUTPUT)' $(LAST)
	@echo 'waves side by side: $@'
.PRECIOUS: $(OUTPUT)/trend.csv
endif

# Ingest and clean only, and the pages that tell how the keying stands.
check: $(foreach wave,$(ASKED),$(foreach form,$(FORMS_$(wave)),$(OUTPUT)/$(wave)/$(form)/check.md))
	@printf '%s\n' $^

# For the team alone: the answers with their labels for other programs, in the form folders.
export: $(foreach wave,$(ASKED),$(foreach form,$(FORMS_$(wave)),$(OUTPUT)/$(wave)/$(form)/distributions.csv))
	@'$(BIN)/survey-export' --wave '$(SURVEYS)/waves/$(WAVE)' --output '$(OUTPUT)' \
	  $(if $(FORMATS),--formats $(FORMATS)) $(if $(LABELS),--language $(LABELS))
	@printf '%s\n' $(foreach wave,$(ASKED),$(foreach form,$(FORMS_$(wave)),$(OUTPUT)/$(wave)/$(form)/))

ifneq ($(filter refused,$(FOUND))$(filter-out $(READY),$(WAVES)),)
.PHONY: refused
all check: refused
refused: | $(if $(filter check,$(MAKECMDGOALS)),,$(foreach wave,$(ASKED),$(call reports,$(wave))))
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
	@'$(BIN)/survey-handover' --wave '$(SURVEYS)/waves/$(WAVE)' --output '$(OUTPUT)' --accept "$$ACCEPT"

outdated:
	@why=$$($(MAKE) --no-print-directory --dry-run --debug=basic -f $(ROOT)/Makefile all SURVEYS=$(SURVEYS) \
	  OUTPUT=$(OUTPUT) WAVE=$(WAVE)); code=$$?; \
	  printf '%s\n' "$$why" | grep -E "newer than target|File '.*/.*' does not exist" || \
	  test $$code -ne 0 || echo 'nothing is outdated'; exit $$code

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

test: setup
	swift build --package-path $(ROOT) --build-tests $(SWIFT_FLAGS)
	swift test --package-path $(ROOT) --skip-build

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

# Only what the tools made: OUTPUT may be a folder that holds other things.
clean:
	@'$(ROOT)/Sources/Make/clean-output' '$(OUTPUT)'

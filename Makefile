# `make` builds the edition, `make help` lists what else there is. Without make, see README.md.
PYTHON ?= python3
BIN := .venv/bin
PIP := $(BIN)/python -m pip --quiet --disable-pip-version-check
LOCK := pyproject.toml requirements.lock

# `make HASHES=no` takes other files of the same versions, where a registry has its own.
HASHES ?= yes
REFUSED := What requirements.lock names was not installed; where pip says that hashes do not match, your registry has other files: make HASHES=no takes them unchecked.
ifeq ($(HASHES),no)
CUT := sed -e 's/ *\\$$//' -e '/--hash=/d'
REQUIRE := --requirement
else
CUT := sed
REQUIRE := --require-hashes --requirement
endif
# The packages of requirements.lock that sed leaves of it, then the command itself, for which no registry is asked.
install = echo "installing what requirements.lock names" && $(CUT) -e $(1) requirements.lock > $@.txt && { $(PIP) install $(REQUIRE) $@.txt || { echo "$(REFUSED)" >&2; exit 1; }; } && $(PIP) install --no-deps --no-build-isolation --editable . && touch $@

.DEFAULT_GOAL := edition
.PHONY: edition serve test test-all lint types pytest test-faults bench schema clean help

edition: .venv/installed ## check the sources and build public/ (what plain `make` does)
	$(BIN)/edition build

serve: .venv/installed-serve ## show the pages on this machine, and keep them as new as the sources
	$(BIN)/edition serve

test: lint types pytest ## lint, types, and the tests that take a few minutes together

test-all: .venv/installed-dev lint types ## lint, types and all tests, as .ci/run does; warnings are errors
	$(BIN)/pytest --numprocesses auto

lint: .venv/installed-dev ## the style of the Python code
	$(BIN)/ruff check && $(BIN)/ruff format --check

types: .venv/installed-dev ## the types of the Python code
	$(BIN)/mypy

pytest: .venv/installed-dev ## the tests of make test alone; warnings are errors
	$(BIN)/pytest --numprocesses auto -m "not slow"

test-faults: .venv/installed-dev ## let every change fail, comments stand anywhere, edits come at random; kill 200 builds of 100 telegrams
	EDITION_ALL_FAULTS=1 $(BIN)/pytest --numprocesses auto --timeout 0 tests/files/test_disk_faults.py tests/xml/test_comments.py tests/engine/test_incremental.py && $(BIN)/python tests/acceptance/kill.py 100 50

bench: .venv/installed-serve ## what builds of 1,000 and 10,000 telegrams cost, into BENCH.md (SIZES=… for others)
	$(BIN)/python -m tests.bench $(SIZES)

schema: .venv/installed ## make the grammar, the rules and their list from schema/telegram.odd
	$(BIN)/edition schema

clean: ## delete public/, .edition/ and the caches of the development tools
	rm -rf public .edition dist .mypy_cache .pytest_cache .ruff_cache .hypothesis

help: ## list these targets
	@sed -n 's/^\([a-z-]*\):.* ## \(.*\)/make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 18

.venv/bin/python:
	$(PYTHON) -m venv .venv

.venv/installed: $(LOCK) | .venv/bin/python
	@$(call install,'/^# What edition serve/q')

.venv/installed-serve: $(LOCK) | .venv/installed
	@$(call install,'/^# What the tests/q')

.venv/installed-dev: $(LOCK) | .venv/installed
	@$(call install,'')

# `make` builds the edition, `make help` lists what else there is. Without make, see README.md.
PYTHON ?= python3
BIN := .venv/bin
PIP := $(BIN)/python -m pip --quiet --disable-pip-version-check
LOCK := pyproject.toml requirements.lock

.DEFAULT_GOAL := edition
.PHONY: edition serve test lint types pytest test-faults bench schema clean help

edition: .venv/installed ## check the sources and build public/ (what plain `make` does)
	$(BIN)/edition build

serve: .venv/installed-serve ## show the pages on this machine, and keep them as new as the sources
	$(BIN)/edition serve

test: lint types pytest ## everything that must hold: lint, types and all tests

lint: .venv/installed-dev ## the style of the Python code
	$(BIN)/ruff check && $(BIN)/ruff format --check

types: .venv/installed-dev ## the types of the Python code
	$(BIN)/mypy

pytest: .venv/installed-dev ## the tests alone; warnings are errors
	$(BIN)/pytest --numprocesses auto

test-faults: .venv/installed-dev ## let every change of a build fail, put a comment into every place, kill builds of 1,000 telegrams
	EDITION_ALL_FAULTS=1 $(BIN)/pytest --numprocesses auto --timeout 0 tests/test_disk_faults.py tests/test_comments.py && $(BIN)/python tests/kill.py 1000 20

bench: .venv/installed-serve ## what builds of 1,000 and 10,000 telegrams cost, into BENCH.md (SIZES=… for others)
	$(BIN)/python -m tests.bench $(SIZES)

schema: .venv/installed ## make the grammar, the rules and their list from schema/telegram.odd
	$(BIN)/edition schema

clean: ## delete what was built, and what the tools keep between runs
	rm -rf public .edition dist .mypy_cache .pytest_cache .ruff_cache .hypothesis

help: ## list these targets
	@sed -n 's/^\([a-z-]*\):.* ## \(.*\)/make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 18

.venv/bin/python:
	$(PYTHON) -m venv .venv

.venv/installed: $(LOCK) | .venv/bin/python
	$(PIP) install --constraint requirements.lock --editable . && touch $@

.venv/installed-serve: $(LOCK) | .venv/installed
	$(PIP) install --constraint requirements.lock --editable '.[serve]' && touch $@

.venv/installed-dev: $(LOCK) | .venv/installed
	$(PIP) install --constraint requirements.lock --editable '.[dev,serve]' && touch $@

# Everything runs in .venv, which is made when it is missing or pyproject.toml has changed.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: help demo test papers check bench locale docs schema inlandet clean

help: ## Show what can be made
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/'

$(VENV)/.installed: pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	$(BIN)/python -m compileall -q courses
	@touch $@

demo: $(VENV)/.installed ## Open the program on a throw-away copy of the demo programme
	$(BIN)/kursverkstad demo

test: $(VENV)/.installed ## Run the suite, but for what `papers` runs
	$(BIN)/python -m pytest --numprocesses=auto --dist=worksteal -m "not checkers"

papers: $(VENV)/.installed ## Try every kind of paper with page-validation, outloud and, where there is Java, veraPDF
	$(BIN)/python -m pytest --numprocesses=auto --dist=worksteal -m checkers

check: $(VENV)/.installed ## Lint, types, import contract, freshness of locale, docs and schema
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python .ci/make_locale.py --check
	$(BIN)/python docs/make_reference.py --check
	$(BIN)/python .ci/make_schema.py --check

bench: $(VENV)/.installed ## Measure speed against named references; prints a table for bench/RESULTS.md
	$(BIN)/python -m bench

locale: $(VENV)/.installed ## Bring the message catalogues up to the code
	$(BIN)/python .ci/make_locale.py

docs: $(VENV)/.installed ## Write the reference pages from the program
	$(BIN)/python docs/make_reference.py

schema: $(VENV)/.installed ## Write db/schema.sql from the migrations
	$(BIN)/python .ci/make_schema.py

inlandet: $(VENV)/.installed ## Import the sample year through the command line and compare it with its answers
	$(BIN)/python -m bench.inlandet

clean: ## Remove what was made
	rm -rf $(VENV) dist build .mypy_cache .ruff_cache .pytest_cache .hypothesis

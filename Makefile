# One plain virtual environment, made from requirements.lock; made anew when that or pyproject.toml changes.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.made

.PHONY: run demo test slow bench check screenshots lock clean help

help:            ## this list
	@grep -E '^[a-z]+: .*##' $(MAKEFILE_LIST) | sed -E 's/:[^#]*##/\t/' | expand -t 14

demo: $(STAMP)   ## set up and open the planner on sample data, gone when you quit
	@$(BIN)/afterword --demo

run: $(STAMP)    ## set up and open the planner on your own data
	@$(BIN)/afterword

test: $(STAMP)   ## set up and pass the tests
	@$(BIN)/pytest

slow: $(STAMP)   ## the proofs that take minutes
	@$(BIN)/pytest -n 2 --dist loadfile -m slow

bench: $(STAMP)  ## measure the app beside a control of stock widgets
	@$(BIN)/python tests/slow/bench.py

check: $(STAMP)  ## lint, format and types
	@$(BIN)/ruff check
	@$(BIN)/ruff format --check
	@$(BIN)/mypy

screenshots: $(STAMP)  ## make the pictures anew
	@$(BIN)/python -m screenshots.take

lock:            ## pin the newest releases that pyproject.toml allows
	uv pip compile --universal --python-version 3.11 --extra dev --generate-hashes --no-emit-index-url \
	    --custom-compile-command "make lock" --upgrade --quiet pyproject.toml -o requirements.lock

clean:           ## remove the environment
	rm -rf $(VENV)

$(STAMP): pyproject.toml requirements.lock
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	    { echo "Afterword needs Python 3.11 or newer; name one with: make PYTHON=python3.12 ..." >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || \
	    { echo "Python's venv module is missing; on Debian and Ubuntu: apt-get install python3-venv" >&2; exit 1; }
	@echo "Setting up $(VENV) (once) ..."
	@rm -rf $(VENV)
	@$(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $(STAMP)

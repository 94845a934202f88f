# make demo: set up and run the bundled example.  make test: set up and run every check.  Both may be run again.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
CASE := demo

.PHONY: demo test bench lock clean help

help: ## what can be made
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 12

$(VENV)/.runtime: requirements/runtime.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(0 if sys.version_info >= (3, 11) else "onrecord needs Python 3.11 or newer; name it with: make PYTHON=/path/to/python3.11")'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/runtime.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	$(BIN)/python -m compileall -q src/onrecord
	@touch $@

$(VENV)/.development: $(VENV)/.runtime requirements/development.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/development.txt
	@touch $@

demo: $(VENV)/.runtime ## the bundled example: a summary in the terminal, then a page
	@$(BIN)/python -m examples.demo $(CASE)

test: $(VENV)/.development ## every check
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/python -m pytest

bench: $(VENV)/.development ## the figures of docs/benchmarks.md
	$(BIN)/python -m benchmarks

lock: ## pin the dependencies again, with hashes (needs uv)
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-emit-index-url pyproject.toml requirements/build.in -o requirements/runtime.txt
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-emit-index-url pyproject.toml requirements/build.in --group dev -o requirements/development.txt

clean: ## remove what was made
	rm -rf $(VENV) demo .mypy_cache .pytest_cache .ruff_cache .hypothesis

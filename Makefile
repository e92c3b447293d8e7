# Everything from a bare Python 3.11 (or newer) and make: `make demo` shows what orglint does, `make test` tests it.

VENV = .venv
BIN = $(VENV)/bin
DEMO = examples/isolated-marketing
# Another interpreter: make demo PYTHON=/path/to/python
PYTHON =
# More options for pytest: make test PYTEST_FLAGS='-x -k config'
PYTEST_FLAGS = -n auto
# Every program that writes committed files. Add the next one to this list: `make generated` runs them all.
GENERATORS = tools/generate_docs.py tools/generate_schemas.py tools/readme_samples.py tools/calibrate.py

.PHONY: demo test lint golden generate generated calibrate clean

demo: $(VENV)/.installed
	@echo '$$ orglint check $(DEMO)'
	@$(BIN)/orglint check $(DEMO); code=$$?; \
	if [ $$code -gt 1 ]; then exit $$code; fi; \
	echo; \
	echo "That was orglint on an example organization; its exit code was $$code (1: it found errors)."; \
	echo "What it says about yours: $(BIN)/orglint check PATH"

test: $(VENV)/.developer
	$(BIN)/python -m pytest $(PYTEST_FLAGS)

lint: $(VENV)/.developer
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

golden: $(VENV)/.developer
	$(BIN)/python -m pytest -q tests/golden --update-goldens
	@git --no-pager diff --stat -- tests examples
	@echo 'Read the difference (git diff) before you commit it.'

generate: $(VENV)/.developer
	@for program in $(GENERATORS); do echo "$$program"; $(BIN)/python $$program || exit 1; done

generated: $(VENV)/.developer
	@for program in $(GENERATORS); do echo "$$program"; $(BIN)/python $$program --check || exit 1; done

# How often each rule fires on the real organizations beside the checkout: per organization, then in all.
calibrate: $(VENV)/.developer
	@$(BIN)/python tools/calibrate.py --each
	@echo
	@$(BIN)/python tools/calibrate.py --print

clean:
	rm -rf $(VENV) build dist .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis

# The stamps are remade when pyproject.toml changes: new dependencies reach an old environment.
$(VENV)/.installed: $(VENV)/.python pyproject.toml
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@touch $@

$(VENV)/.developer: $(VENV)/.python pyproject.toml
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch $@ $(VENV)/.installed

$(VENV)/.python:
	@for python in $(PYTHON) python3.11 python3 python3.12 python3.13 python3.14 python; do \
	  if $$python -c 'import sys, ensurepip, venv; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then \
	    echo "$$python -m venv $(VENV)"; \
	    $$python -m venv --clear $(VENV) || exit 1; \
	    touch $@; exit 0; \
	  fi; \
	done; \
	echo 'orglint needs Python 3.11 or newer with its venv module (Debian: python3-venv); none was found on the PATH.' >&2; \
	echo 'Name one: make PYTHON=/path/to/python3.11' >&2; \
	exit 1

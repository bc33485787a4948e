# Two commands do all the set-up they need: `make demo` and `make test`.
# They want Python 3.11 or newer, pip, make and a package index that pip can reach; nothing else.
# `make PYTHON=/path/to/python3.12 demo` names an interpreter, where the search below finds the wrong one.

VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip -qq --disable-pip-version-check --no-input
UV ?= uv

.DEFAULT_GOAL := help
.PHONY: help demo test lint types imports docs picture docs-check bench gate ci lock clean

help:
	@echo "make demo        set up what onrecord needs to run, then build the bundled example"
	@echo "make test        set up what the tests need besides, then run them"
	@echo "make lint        ruff: rules and formatting"
	@echo "make types       mypy, strict"
	@echo "make imports     which part may import which (import-linter)"
	@echo "make docs        write the generated pages of docs/ anew"
	@echo "make picture     take the picture of the brief in README anew (needs chromium)"
	@echo "make docs-check  are docs/ complete, do their links and commands hold"
	@echo "make bench       measure speed and quality, and write docs/benchmarks.md anew"
	@echo "make ci          everything that a change has to pass"
	@echo "make lock        resolve the dependencies anew (needs uv)"
	@echo "make clean       remove .venv and every cache"

demo: $(VENV)/.runtime
	@$(BIN)/onrecord demo

test: $(VENV)/.dev
	@$(BIN)/python -m pytest

lint: $(VENV)/.dev
	@$(BIN)/ruff check
	@$(BIN)/ruff format --check

types: $(VENV)/.dev
	@$(BIN)/mypy

imports: $(VENV)/.dev
	@$(BIN)/lint-imports --no-logo

docs: $(VENV)/.runtime
	@$(BIN)/python docs/generate.py

picture: $(VENV)/.runtime
	@docs/picture.sh

docs-check: $(VENV)/.runtime
	@$(BIN)/python docs/check.py

bench: $(VENV)/.dev
	@$(BIN)/python benchmarks/gate.py --write

gate: $(VENV)/.dev
	@$(BIN)/python benchmarks/gate.py

ci:
	@.ci/run

# ---- set-up: a stamp for each step, so that a second run starts at once

$(VENV)/.runtime: requirements.lock pyproject.toml | $(VENV)/.python
	@echo "==> installing the pinned dependencies (once, about two minutes)"
	@$(PIP) install --require-hashes --requirement requirements.lock
	@echo "==> installing onrecord itself"
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/.dev: requirements-dev.lock $(VENV)/.runtime
	@echo "==> installing what the tests and checks need besides"
	@$(PIP) install --require-hashes --requirement requirements-dev.lock
	@touch $@

define FIND_PYTHON
	for name in $(PYTHON) python3 python3.14 python3.13 python3.12 python3.11 python; do \
	  if "$$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; then found=$$name; break; fi; \
	done
endef

$(VENV)/.python:
	@$(FIND_PYTHON); \
	if [ -z "$$found" ]; then \
	  echo "onrecord needs Python 3.11 or newer, and none of $(PYTHON) python3, python3.11 ... python3.14 is one." >&2; \
	  echo "Install one, or name it: make PYTHON=/path/to/python3.12 demo" >&2; exit 1; \
	fi; \
	echo "==> creating $(VENV) with $$("$$found" --version)"; \
	"$$found" -m venv $(VENV) || { \
	  rm -rf $(VENV); \
	  echo "$$found could not create a virtual environment; on Debian and Ubuntu, install python3-venv." >&2; exit 1; }
	@touch $@

# `make lock` keeps the versions that the locks have, as long as pyproject.toml allows them;
# `make lock UPGRADE=--upgrade` takes the newest. The locks name no host: pip asks the index it is configured for.
COMPILE = $(UV) pip compile --quiet --universal --python-version 3.11 --fork-strategy fewest --generate-hashes \
	--no-emit-index-url --no-emit-find-links --no-annotate --custom-compile-command "make lock" $(UPGRADE)

lock:
	@$(COMPILE) --output-file requirements.lock pyproject.toml --group build
	@$(COMPILE) --output-file requirements-dev.lock --constraints requirements.lock pyproject.toml --group dev
	@! grep -nE '://|^-' requirements.lock requirements-dev.lock || { echo "a lock names a host or an option" >&2; exit 1; }

clean:
	rm -rf $(VENV) build dist .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis
	find . -name __pycache__ -prune -exec rm -rf {} +

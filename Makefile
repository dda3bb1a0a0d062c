# The commands of this project. `make chat` is all a new user needs.
SHELL := /bin/bash
.SHELLFLAGS := -o pipefail -c
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
PYTHON ?= python3

.PHONY: chat setup index test results clean

chat: index
	@$(BIN)/vao serve

setup: $(STAMP)

index: $(STAMP)
	@$(BIN)/vao index --if-stale

test: $(STAMP)
	@$(BIN)/python -m tests.check

results: index
	@$(BIN)/python -m eval.results

clean:
	rm -rf .vao build *.egg-info

$(STAMP): pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit(0 if sys.version_info >= (3, 11) else "Python 3.11 or newer is needed; this is " + sys.version.split()[0] + ". Try: make PYTHON=python3.11")'
	@echo "[1/2] environment in $(VENV) ..."
	@$(PYTHON) -m venv $(if $(wildcard $(STAMP)),,--clear) $(VENV)
	@echo "[2/2] packages (about 2 GB on disk, a few minutes the first time) ..."
	@$(BIN)/python -m pip install --progress-bar off --constraint constraints.txt --editable '.[dev]' \
		2> >(grep -v '^WARNING: Location' >&2) | grep --line-buffered -E '^(Collecting|Installing|Successfully)'
	@touch $@

# `make demo` and `make test` need Python 3.11 to 3.13, make and a package registry, nothing else.
# Both work in .venv, made once from requirements.lock, and again when the lock, pyproject.toml, the folder or Python changes.

ifeq ($(origin PYTHON),undefined)
PYTHON := $(shell for python in python3 python3.13 python3.12 python3.11; do \
	$$python -c 'import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 14))' 2>/dev/null && echo $$python && break; done)
endif

VENV := .venv
BIN := $(VENV)/bin
OUT := out
KEY := $(if $(PYTHON),$(shell $(PYTHON) -c "import hashlib, os, pathlib, sys; \
	files = [path.read_text() for path in map(pathlib.Path, ('requirements.lock', 'pyproject.toml')) if path.exists()]; \
	print(hashlib.sha256(repr([sys.version, os.getcwd(), *files]).encode()).hexdigest()[:16])"))
MADE := $(VENV)/made-$(KEY)

DIPLOGRAPH := DIPLOGRAPH_HOME="$(CURDIR)/$(OUT)/home" $(BIN)/diplograph
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: help demo test lint accuracy readme lock clean
.DEFAULT_GOAL := help

help:  ## say what can be made
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  make \1	\2/p' Makefile

demo: $(MADE)  ## read examples/, build the graph, write a map and a report, say where they are
	@mkdir -p $(OUT)
	$(DIPLOGRAPH) load examples
	$(DIPLOGRAPH) map -o $(OUT)/map.html
	$(DIPLOGRAPH) report -o $(OUT)/report.md
	$(DIPLOGRAPH) report -o $(OUT)/report.html
	@printf '%s\n' '' \
		'The map     $(OUT)/map.html     (open it in a browser; it needs no network)' \
		'The report  $(OUT)/report.html  (and $(OUT)/report.md)' \
		'' \
		'Ask the graph next:' \
		'  export DIPLOGRAPH_HOME="$(CURDIR)/$(OUT)/home" PATH="$(CURDIR)/$(BIN):$$PATH"' \
		'  diplograph queries' \
		'  diplograph evidence ASEAN "United Kingdom"' \
		'  diplograph map -o $(OUT)/uk.html --around "United Kingdom" --hops 1'

test: lint  ## everything that must hold: style, types, tests, the built wheel
	$(BIN)/python -m pytest

lint: $(MADE)  ## ruff and mypy
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

accuracy: $(MADE)  ## measure the reading against the gold documents
	$(BIN)/python benchmarks/accuracy.py

readme: $(MADE)  ## write into README the figures measured today and what the commands shown there print
	$(BIN)/python benchmarks/accuracy.py --readme
	$(BIN)/python benchmarks/readme.py

lock: $(BIN)/uv  ## resolve requirements.lock anew (UPGRADE=1: to the newest versions)
	$(BIN)/uv pip compile pyproject.toml --group dev --universal --python-version 3.11 --generate-hashes \
		$(if $(UPGRADE),--upgrade) --custom-compile-command "make lock" --quiet --output-file requirements.lock

clean:  ## remove what make made, the environment too
	rm -rf $(OUT) $(VENV) build dist *.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis

$(MADE):
	@test -n "$(PYTHON)" || { echo "diplograph needs Python 3.11, 3.12 or 3.13: install one, or name it: make PYTHON=PATH" >&2; exit 1; }
	@rm -f $(VENV)/made-*
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation -e .
	@touch $@

$(BIN)/uv:
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet uv

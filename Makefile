# The commands of the README. VENV may name another virtual environment.
VENV ?= .venv
PYTHON ?= python3
BIN := $(VENV)/bin
SUDO := $(shell [ "$$(id -u)" = 0 ] || echo sudo)

.PHONY: run test lint bench browser clean

# The bundled reports, and a fictional district of six years, which shows the full picture.
run: $(VENV)/.run demo/reports
	$(BIN)/gongkai serve --home data --home demo

# Made in a folder beside it first, so that a demo that was stopped is not taken for a whole one.
demo/reports: | $(VENV)/.run
	rm -rf demo demo.new
	$(BIN)/gongkai demo demo.new
	mv demo.new demo

test: $(VENV)/.dev browser lint
	$(BIN)/pytest

lint: $(VENV)/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

bench: $(VENV)/.dev
	$(BIN)/python -m bench

# Debian splits ensurepip off: where it is missing, the machine's own pip fills the environment.
$(BIN)/python:
	$(PYTHON) -m venv $(VENV) || ($(PYTHON) -m venv --clear --without-pip $(VENV) && $(PYTHON) -m pip --python $(BIN)/python install -q pip)

$(VENV)/.run: $(BIN)/python pyproject.toml requirements.lock
	$(BIN)/python -m pip install -q -c requirements.lock -e .
	touch $@

$(VENV)/.dev: $(BIN)/python pyproject.toml requirements.lock
	$(BIN)/python -m pip install -q -c requirements.lock -e '.[dev]'
	touch $@ $(VENV)/.run

# The browser tests drive Debian's Chromium.
browser:
	@command -v chromium >/dev/null || command -v chromium-browser >/dev/null || command -v google-chrome >/dev/null \
		|| ($(SUDO) apt-get update -qq && $(SUDO) apt-get install -y -qq --no-install-recommends chromium)

clean:
	rm -rf $(VENV) data/snapshots data/cache demo demo.new

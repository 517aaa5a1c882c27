# Two commands: `make site` builds the archive, `make test` passes the tests. Each sets up all that it needs.

PYTHON ?= $(shell for p in python3 python3.13 python3.12 python3.11 python; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)
VENV := .venv
BIN := $(VENV)/bin

.PHONY: site test fuzz format demo bench bench-small clean
.DELETE_ON_ERROR:

site: $(VENV)/.site
	@$(BIN)/python build.py

test: $(VENV)/.test
	@sh .ci/browser
	@sh .ci/node
	@sh .ci/check $(BIN)

# The laws again, with made-up cases that are new in each run: `make fuzz` as often as you like. Then, for so many
# seconds, atheris looks for bytes that break a reader or the codec, led by what of the program they reach. It has no
# wheel for some systems and Pythons; there the first half is all.
SECONDS ?= 300

fuzz: $(VENV)/.test
	@sh .ci/node
	$(BIN)/pytest --numprocesses 2 --dist worksteal --hypothesis-profile fuzz -m 'hypothesis and not browser'
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --only-binary :all: atheris || true
	$(BIN)/python -m tests.fuzz $(SECONDS)

format: $(VENV)/.test
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

# The benchmark: bench/README.md. `make bench-small` only sees that it works, and judges no times.
ARTICLES ?= 10000
RUNS ?= 5
BENCH ?=

bench: $(VENV)/.site
	@$(BIN)/python bench/run.py --install --articles $(ARTICLES) --runs $(RUNS) $(BENCH)

bench-small: $(VENV)/.site
	@$(BIN)/python bench/run.py --install --articles 1000 --runs 1 --check --name small $(BENCH)

# An invented archive to look at: captures in six languages, read and printed as any others.
demo: $(VENV)/.site
	@rm -rf demo
	@$(BIN)/python bench/corpus.py --for demonstration demo
	@$(BIN)/python demo/build.py | tail -n 3

clean:
	rm -rf $(VENV) demo bench/.venv bench/.work bench/results build dist *.egg-info \
		public .public.staged .public.spare .public.older .public.retired .backfile.state \
		.mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache tests/artefacts tests/js/node_modules

$(BIN)/python:
	@test -n "$(PYTHON)" || { echo "Backfile needs Python 3.11 or later, and found none" >&2; exit 2; }
	$(PYTHON) -m venv $(VENV)

$(VENV)/.site: pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@touch $@

$(VENV)/.test: pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[test]'
	@touch $@ $(VENV)/.site

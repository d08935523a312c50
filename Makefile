# The commands of this project; `make help` lists them.
# Everything is installed into .venv/, so the command is .venv/bin/digest.
# Uses uv where it is on the path, else Python's own venv and pip; `make PYTHON=python3.14` chooses a Python.

.DEFAULT_GOAL := site
.DELETE_ON_ERROR:
SHELL := /bin/sh
BIN := .venv/bin
READY := .venv/.ready
BROWSER := .venv/.browser
JUDGES := .venv/.judges
TRACER := .venv/.tracer
REACH := .cache/reach
CODE := generator tests benchmarks
WORK := .site-check
PYTHON ?=

# The stamp holds this folder's path, for an environment that was moved or copied does not work.
# Without a stamp that fits, or without a Python that runs, .venv/ is made anew: half-made ones heal.
SOUND := $(shell [ "$$(cat $(READY) 2>/dev/null)" = "$$(pwd -P)" ] && $(BIN)/python -c "" 2>/dev/null && echo yes)
ifneq ($(SOUND),yes)
.PHONY: $(READY)
endif

.PHONY: help site test test-browser test-validators coverage mutants serve check format lint types content twice bench lock clean

help: ## list these commands
	@sed -n 's/^\([a-z-]*\):[^#]*## \(.*\)/make \1	\2/p' $(firstword $(MAKEFILE_LIST)) | expand -t 24

site: $(READY) ## build the site into site/ (what `make` alone does)
	@$(BIN)/digest build

serve: $(READY) ## show the site on this machine and build it again when a file changes
	@$(BIN)/digest serve

test: $(READY) ## run the tests
	@$(BIN)/python -m pytest

test-browser: $(READY) $(BROWSER) ## run the tests that need Chromium
	@$(BIN)/python -m pytest tests/browser

test-validators: $(READY) $(JUDGES) ## have other people's programs judge books, items and linked data (needs Java)
	@$(BIN)/python -m pytest tests/validators

# The workflow runs this beside `make check`, for it takes twice as long as the tests alone: two processes, each with half of them.
coverage: $(READY) $(TRACER) ## run the tests and demand that they take every branch of floors 1 to 4
	@rm -rf $(REACH) && mkdir -p $(REACH)
	@$(BIN)/python -m tests.harness.halves $(NOTING)
	@$(BIN)/python -m coverage combine --quiet --rcfile=tests/harness/coverage.ini
	@$(BIN)/python -m coverage report --rcfile=tests/harness/coverage.ini

mutants: $(READY) $(TRACER) ## plant faults in five rooms and demand that the tests notice most (takes long)
	@[ -f $(REACH)/times-1.json ] || $(MAKE) --no-print-directory coverage NOTING="-p tests.harness.reach"
	@nice -n 15 $(BIN)/python -m tests.harness.mutants --reach $(REACH)

check: format lint types content test twice test-browser test-validators ## all that the workflows check

format: $(READY)
	@$(BIN)/ruff format --check $(CODE)

lint: $(READY)
	@$(BIN)/ruff check $(CODE)

types: $(READY)
	@$(BIN)/mypy

content: $(READY)
	@$(BIN)/digest check

# Two builds at one and the same time, with different orders of sets, must give the same bytes.
twice: $(READY)
	@rm -rf $(WORK) && mkdir -p $(WORK)
	@now=$$(date +%s) && \
	SOURCE_DATE_EPOCH=$$now PYTHONHASHSEED=1 $(BIN)/digest build --quiet --output $(WORK)/one && \
	SOURCE_DATE_EPOCH=$$now PYTHONHASHSEED=2 $(BIN)/digest build --quiet --output $(WORK)/two
	@diff -r $(WORK)/one $(WORK)/two && echo "built twice: the same, byte for byte" && rm -rf $(WORK)

bench: $(READY) ## measure builds beside those of Hugo and Pelican, where these are installed (takes long)
	@$(BIN)/python benchmarks/bench.py --write

# Editables is what hatchling asks for when it installs this folder in place.
lock: ## write requirements.txt anew from pyproject.toml (needs uv; UPGRADE=--upgrade takes newer versions)
	@sed '/^#/!q' requirements.txt > requirements.head
	@echo editables | uv pip compile - pyproject.toml --group dev --universal --python-version 3.11 --generate-hashes \
	  --no-header --no-emit-index-url --no-emit-find-links --quiet $(UPGRADE) -o requirements.txt > /dev/null
	@cat requirements.head requirements.txt > requirements.new && mv requirements.new requirements.txt && rm requirements.head
	@for some in browser validators harness; do \
	  uv pip compile tests/$$some/requirements.in --constraints requirements.txt --universal --python-version 3.11 --generate-hashes \
	    --no-header --no-emit-index-url --no-emit-find-links --quiet $(UPGRADE) -o tests/$$some/requirements.txt > /dev/null || exit 1; \
	done

# The driver of the browser is large, so it is no part of what hosts install to build a site.
$(BROWSER): tests/browser/requirements.txt $(READY)
	@echo "installing the driver of the browser"; \
	if command -v uv >/dev/null 2>&1; then uv pip install --quiet --python $(BIN)/python --require-hashes -r $<; \
	else $(BIN)/python -m pip install -qq --disable-pip-version-check --require-hashes -r $<; fi && touch $@

$(JUDGES): tests/validators/requirements.txt $(READY)
	@echo "installing the validators"; \
	if command -v uv >/dev/null 2>&1; then uv pip install --quiet --python $(BIN)/python --require-hashes -r $<; \
	else $(BIN)/python -m pip install -qq --disable-pip-version-check --require-hashes -r $<; fi && touch $@

$(TRACER): tests/harness/requirements.txt $(READY)
	@echo "installing coverage.py"; \
	if command -v uv >/dev/null 2>&1; then uv pip install --quiet --python $(BIN)/python --require-hashes -r $<; \
	else $(BIN)/python -m pip install -qq --disable-pip-version-check --require-hashes -r $<; fi && touch $@

clean: ## delete what was made: the site, caches and .venv/
	@rm -rf .venv .cache .site-kept .site-old .site-check .mypy_cache .pytest_cache .ruff_cache .hypothesis dist
	@find site -mindepth 1 ! -name .gitkeep -delete 2>/dev/null || true
	@find $(CODE) -name __pycache__ -type d -prune -exec rm -rf {} +

# Hatchling and editables come with the requirements, so this project itself is built with pinned tools and not with the newest.
# uv is asked for any fitting Python and not for the one in .python-version, which is for hosts.
$(READY): requirements.txt pyproject.toml
	@rm -f $@
	@set -e; \
	if command -v uv >/dev/null 2>&1; then \
	  echo "making .venv/ with uv"; \
	  uv venv --quiet --clear --no-project --python '$(or $(PYTHON),>=3.11)' .venv; \
	  uv pip install --quiet --python $(BIN)/python --require-hashes -r requirements.txt; \
	  uv pip install --quiet --python $(BIN)/python --no-deps --no-build-isolation -e .; \
	else \
	  python=; seen=; \
	  for name in $(or $(PYTHON),python3 python3.14 python3.13 python3.12 python3.11 /usr/bin/python3); do \
	    command -v $$name >/dev/null 2>&1 || continue; \
	    $$name -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || continue; \
	    seen=$$name; \
	    if $$name -c 'import ensurepip, venv' 2>/dev/null; then python=$$name; break; fi; \
	  done; \
	  if [ -z "$$python" ]; then \
	    if [ -n "$(PYTHON)" ]; then echo "$(PYTHON) does not run, is older than 3.11 or has no venv." >&2; exit 1; \
	    elif [ -n "$$seen" ]; then echo "Python's venv is missing. On Debian or Ubuntu type this, then make again:" >&2; \
	    else echo "Python 3.11 or newer is missing. On Debian or Ubuntu type this, then make again (elsewhere, install uv):" >&2; fi; \
	    echo "  sudo apt install python3-venv" >&2; \
	    exit 1; \
	  fi; \
	  echo "making .venv/ with $$($$python --version); this takes a moment"; \
	  $$python -m venv --clear .venv; \
	  $(BIN)/python -m pip install -qq --disable-pip-version-check --require-hashes -r requirements.txt; \
	  $(BIN)/python -m pip install -qq --disable-pip-version-check --no-deps --no-build-isolation -e .; \
	fi; \
	pwd -P > $@

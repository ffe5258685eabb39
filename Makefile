# One door: `make` lints and tests. CI (.ci/run) runs the same recipes.
PYTHON ?= .venv/bin/python
LEXICON_SCRIPTS := $(filter-out %/compile_common.py %/compile_romanize.py,$(wildcard scripts/compile_*.py))

.PHONY: all setup lint format types test golden schemas schemas-check docs docs-check site lexicon lexicon-check eval lock sbom pythons

all: lint types test schemas-check docs-check site

setup:  ## a virtual environment with everything a developer needs
	python3 -m venv .venv
	.venv/bin/python -m pip install --quiet --require-hashes --requirement requirements-dev.txt
	.venv/bin/python -m pip install --quiet --no-deps --editable .

lint:  ## formatting and lint
	$(PYTHON) -m ruff format --check .
	$(PYTHON) -m ruff check .

format:  ## mend what lint can mend
	$(PYTHON) -m ruff check --fix .
	$(PYTHON) -m ruff format .

types:
	$(PYTHON) -m mypy

test:
	$(PYTHON) -m pytest -n auto --dist loadfile

golden:  ## rewrite tests/golden/*/expected.json: read the diff as the change of behaviour that it is
	$(PYTHON) -m pytest tests/test_golden.py --quiet --rewrite-golden
	git --no-pager diff --stat -- tests/golden
	git status --short tests/golden

schemas:
	$(PYTHON) -m eventx schema --write schemas/v1

schemas-check:
	$(PYTHON) -m eventx schema --check schemas/v1

docs:
	$(PYTHON) scripts/write_docs.py

docs-check:
	$(PYTHON) scripts/write_docs.py --check

site:  ## the documentation as pages, in build/site; a link that leads nowhere fails
	$(PYTHON) -m sphinx -q -W --keep-going -b html -d build/doctrees docs build/site

lexicon:  ## compile the word tables; needs the `lexicon` extra, and npm for WordNet
	@set -e; for script in $(LEXICON_SCRIPTS); do echo "$$script"; $(PYTHON) $$script; done

lexicon-check:
	@set -e; for script in $(LEXICON_SCRIPTS); do echo "$$script --check"; $(PYTHON) $$script --check; done

eval:  ## score the annotated sets, where they are; what this tree gains and loses against the last saved output
	$(PYTHON) eval/changes.py

lock:  ## pin what developers use, with hashes; needs the `release` extra
	$(PYTHON) -m uv pip compile --quiet --no-config --universal --python-version 3.11 --generate-hashes --no-header \
		--no-annotate --no-emit-index-url --all-extras --output-file requirements-dev.txt pyproject.toml

sbom:  ## what the package and its extras bring along; needs the `release` extra
	$(PYTHON) scripts/write_sbom.py

pythons:  ## the rules under every later Python that is at hand
	@set -e; for python in python3.12 python3.13; do \
		$$python --version 2>/dev/null || continue; \
		folder=$$(mktemp -d); $$python -m venv "$$folder"; \
		"$$folder/bin/python" -m pip install --quiet '.[test]'; \
		"$$folder/bin/python" -m pytest --quiet tests/test_golden.py tests/test_types.py tests/test_public.py; rm -r "$$folder"; \
	done

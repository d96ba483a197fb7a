# One-word targets. Everything is installed into .venv; nothing outside of this folder is written.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
DEMO := build/task-manager

.PHONY: demo test lint format typecheck check golden bench lock wheel release clean

demo: $(VENV)/installed ## Compile the example, serve it on SQLite and print its address
	rm -rf $(DEMO)
	$(BIN)/prdgen new examples/task_manager.md $(DEMO)
	$(MAKE) -C $(DEMO) dev

test: $(VENV)/installed ## Run every test
	$(BIN)/pytest --numprocesses auto --dist loadgroup

lint: $(VENV)/installed ## Report style and likely mistakes
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

format: $(VENV)/installed ## Put the code into its one format
	$(BIN)/ruff check --fix-only .
	$(BIN)/ruff format .

typecheck: $(VENV)/installed ## Check the types
	$(BIN)/mypy

check: lint typecheck test ## All of the above, as CI does

golden: $(VENV)/installed ## Write the expected output of the folder cases anew; read the difference before a commit
	$(BIN)/python -m tests.golden

bench: $(VENV)/installed ## Run the benchmarks and write their tables into docs/performance.md
	$(BIN)/python -m benchmarks --write

lock: $(VENV)/installed ## Resolve the pinned requirements anew
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --extra dev --extra web pyproject.toml \
		--no-header --output-file requirements-dev.txt

wheel: $(VENV)/installed ## Build the wheel into dist/
	$(BIN)/pip wheel --quiet --no-deps --wheel-dir dist .

release: $(VENV)/installed ## Release a version and its template: make release VERSION=0.2.0
	$(BIN)/python -m releases $(VERSION)

clean: ## Remove what the other targets have made
	rm -rf build dist $(VENV)

$(VENV)/installed: pyproject.toml requirements-dev.txt
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check --requirement requirements-dev.txt
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --editable .
	touch $@

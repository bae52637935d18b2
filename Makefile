# Every command of the project. `make run` and `make test` are all a newcomer needs.
PYTHON ?= python3
BIN := .venv/bin
INSTALLED := .venv/.installed

# Open the workbook on http://localhost:8501 with SQLite and the real content.
.PHONY: run
run: $(INSTALLED)
	$(BIN)/streamlit run app.py

# Run every check and every test.
.PHONY: test
test: check
	$(BIN)/python -m pytest --numprocesses 2

# Format, lint, types, what may import what, and our own content.
.PHONY: check
check: $(INSTALLED)
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m workbook check
	$(BIN)/python -m workbook schema --check

# Write code the way `check` wants it.
.PHONY: format
format: $(INSTALLED)
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

# Write the expected reports of tests/bad_content anew; read the difference like prose.
.PHONY: update-reports
update-reports: $(INSTALLED)
	$(BIN)/python -m pytest tests/content --update-reports

# Build the worksheet editor (needs Node 20 or newer); the result is committed.
.PHONY: frontend
frontend:
	cd workbook/desk/frontend && npm ci && npm run check && npm test && npm run build

$(INSTALLED): requirements.txt
	$(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --disable-pip-version-check -r requirements.txt
	touch $(INSTALLED)

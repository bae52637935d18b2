# Every command of the project. `make run` and `make test` are all a newcomer needs.
PYTHON ?= python3
BIN := .venv/bin
INSTALLED := .venv/.installed
TESTABLE := .venv/.testable
COMPILED := .venv/.compiled
# What one check says stays together, where make can do that (4.0 and newer; macOS has 3.81).
TOGETHER := $(if $(filter output-sync,$(.FEATURES)),--output-sync=target)

# Open the workbook on http://localhost:8501 with SQLite and the real content.
.PHONY: run
run: $(INSTALLED)
	$(BIN)/streamlit run app.py

# Run every check and every test. Four workers for two processors: a third of a test is waiting for something.
WORKERS ?= 4
.PHONY: test
run test check: export PYTHONDONTWRITEBYTECODE =
test: CHECKS += $(COMPILED)
test: check
	$(BIN)/python -m pytest --numprocesses $(WORKERS) --dist worksteal

# A short way through what people do in Debian's Firefox ESR, then what people do with WebKit.
.PHONY: engines engines-in-short
engines: $(TESTABLE)
	.ci/packages firefox-esr pulseaudio webkit2gtk-driver xvfb
	$(BIN)/python -m pytest --engine firefox -m engines tests/frontend tests/journeys
	$(BIN)/python -m pytest tests/engines

# Of these: who joins, takes a sheet home and brings it back in Firefox, and three engines in one box.
engines-in-short: $(TESTABLE)
	.ci/packages firefox-esr webkit2gtk-driver xvfb
	$(BIN)/python -m pytest --engine firefox tests/journeys/home/test_excel_file.py
	$(BIN)/python -m pytest tests/engines/test_webkit.py::test_a_phone_and_two_pcs_of_three_engines_write_in_one_box_and_lose_no_letter

# Japanese typed as people do, in a real window with a real input method; a missing program is named.
.PHONY: hands
hands: $(TESTABLE)
	$(BIN)/python -m tests.hands

# What Orca says in ten situations.
.PHONY: said
said: $(TESTABLE)
	$(BIN)/python -m tests.hands.said

# Format, lint, types, room contracts and our own content, side by side; every finding of all of them is told.
CHECKS := check-format check-lint check-types check-rooms check-content check-schemas
.PHONY: check $(CHECKS)
check: $(TESTABLE)
	@$(MAKE) --no-print-directory --keep-going --jobs 3 $(TOGETHER) $(CHECKS)
$(CHECKS): $(TESTABLE)
check-format:
	$(BIN)/ruff format --check .
check-lint:
	$(BIN)/ruff check .
check-types:
	$(BIN)/mypy
check-rooms:
	$(BIN)/lint-imports
check-content:
	$(BIN)/python -m workbook check
check-schemas:
	$(BIN)/python -m workbook schema --check

# Write code the way `check` wants it.
.PHONY: format
format: $(TESTABLE)
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

# Write the expected reports of tests/bad_content anew; read the difference like prose.
.PHONY: update-reports
update-reports: $(TESTABLE)
	$(BIN)/python -m pytest tests/content --update-reports

# Look for files and messages that a reader does not answer well, for as long as is said (nothing else of the suite).
MINUTES ?= 60
.PHONY: fuzz
fuzz: $(TESTABLE)
	$(BIN)/python -m tests.fuzz.long --minutes $(MINUTES)

# Build the worksheet editor (needs Node 20 or newer); the result is committed.
.PHONY: frontend
frontend:
	cd workbook/desk/frontend && npm ci && npm run check && npm test && npm run build

# What is installed is compiled when it is first used; most of it never is.
INSTALL := $(BIN)/pip install --quiet --disable-pip-version-check --no-compile

$(BIN)/pip:
	$(PYTHON) -m venv .venv

$(INSTALLED): requirements.txt | $(BIN)/pip
	$(INSTALL) -r requirements.txt
	touch $(INSTALLED)

# requirements-dev.txt names requirements.txt: what both need is looked up once. uv needs a tenth of pip's time for it; where it
# cannot be had, or does not reach what pip reaches (it knows nothing of pip's settings), pip does the same.
UV := $(BIN)/uv pip install --quiet --python $(BIN)/python

$(TESTABLE): requirements-dev.txt requirements.txt | $(BIN)/pip
	{ $(INSTALL) --only-binary uv 'uv>=0.9,<1' && $(UV) -r requirements-dev.txt; } || $(INSTALL) -r requirements-dev.txt
	touch $(INSTALLED) $(TESTABLE)

# One collection beside the checks compiles what the tests use; else all workers compile the same at once.
$(COMPILED): $(TESTABLE)
	$(BIN)/python -m pytest --collect-only >$@ || { cat $@; rm $@; exit 1; }

# Every target sets up .venv by itself, from the hashed lock files, and again when they or
# pyproject.toml change. uv does it where it is installed, else Python's own venv and pip.

SHELL := /bin/sh
BIN := .venv/bin
RUNTIME := .venv/.runtime
DEV := .venv/.dev

.PHONY: help chat run test check format crash fuzz bench migration lock
.DEFAULT_GOAL := help

help:
	@echo "make chat       talk to Steward in this terminal"
	@echo "make run        run Steward as config.toml says"
	@echo "make test       run the tests"
	@echo "make check      format, lint, types, import contracts and tests"
	@echo "make format     put the code into its usual shape"
	@echo "make crash      kill Steward at every named point and at random"
	@echo "make fuzz       feed a million inputs to whatever reads"
	@echo "make bench      compare with other bots and libraries"
	@echo "make migration name=what-changes"
	@echo "make lock       write the lock files anew; args=--upgrade raises versions"

chat: $(RUNTIME)
	@$(BIN)/steward chat $(args)

run: $(RUNTIME)
	@$(BIN)/steward run $(args)

test: $(DEV)
	@$(BIN)/python -m pytest $(args)

check: $(DEV)
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m pytest $(args)

format: $(DEV)
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

crash: args ?= --full
crash fuzz bench: $(DEV)
	@$(BIN)/python -m tests.$@ $(args)

migration: $(DEV)
	@test -n "$(name)" || { echo "Say what changes: make migration name=what-changes" >&2; exit 2; }
	@$(BIN)/python -m bot.memory.migrations new "$(name)"

lock:
	@command -v uv >/dev/null || { echo "make lock needs uv: install it first." >&2; exit 2; }
	@$(call compile,requirements.lock,--group build)
	@$(call compile,requirements-dev.lock,--group build --group dev --extra postgres -c requirements.lock)

# The runtime alone: what a chat or a running bot needs. A first start takes longer, since Python
# compiles what it reads; so it belongs to the set-up.
$(RUNTIME): requirements.lock pyproject.toml
	@$(call install,$<)
	@$(BIN)/steward chat </dev/null >/dev/null 2>&1 || true
	@touch $@

# The development lock holds the runtime's versions too, so the runtime is done with it.
$(DEV): requirements-dev.lock requirements.lock pyproject.toml
	@$(call install,$<)
	@touch $(RUNTIME) $@

define compile
uv pip compile -q --universal --python-version 3.11 --generate-hashes \
    --no-header --no-annotate $(args) $(2) -o $(1) pyproject.toml >/dev/null
endef

# Standard output and input stay untouched: a transcript may be passing through them.
# pip works from an environment of its own, thrown away afterwards: it would be a tenth of .venv.
define install
set -e; exec </dev/null >&2; \
if test -t 2; then echo "Setting up .venv: a minute, once ..."; fi; \
if command -v uv >/dev/null; then \
    test -x $(BIN)/python || uv venv -q --python "$$($(find_python); echo $${found:-3.11})" .venv; \
    install="uv pip install -q --python $(BIN)/python"; \
else \
    $(find_python); \
    test -n "$$found" || { echo "Steward needs Python 3.11 or later: install it, then try again."; exit 2; }; \
    tools=$$(mktemp -d); trap 'rm -rf "$$tools"' EXIT; \
    test -x $(BIN)/python || "$$found" -m venv --without-pip .venv; \
    "$$found" -m venv "$$tools" >/dev/null \
        || { echo "Python cannot set up an environment: install its venv part (python3-venv), then try again."; exit 2; }; \
    install="$$tools/bin/python -m pip --python $(BIN)/python -qq install --no-compile"; \
fi; \
$$install --require-hashes --no-deps -r $(1); \
$$install --no-deps --no-build-isolation -e .
endef

define find_python
found=; for python in python3 python3.11 python3.12 python3.13 python3.14; do \
    if "$$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then \
        found=$$python; break; \
    fi; \
done
endef

# What a person types here. `make` alone lists it. Each step of .ci/run is one of these targets too.
# CARGO_TARGET_DIR, CHROMIUM and FARSTU_TEST_POSTGRES are respected where they are set.

SHELL := bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
.NOTPARALLEL:
.DELETE_ON_ERROR:
TOOLS := tools-build tools-test tools-check tools-deny tools-bench
.PHONY: help ui build run test check bench rust journeys fmt clippy rustdoc deny gone $(TOOLS)

CARGO_TARGET_DIR ?= target
export CARGO_TARGET_DIR := $(abspath $(CARGO_TARGET_DIR))
# Left by scripts/tools.sh deny; a cargo-deny of one's own goes first.
export PATH := $(PATH):$(HOME)/.cache/farstu-tools/bin

FARSTU := $(CARGO_TARGET_DIR)/release/farstu
TESTED := $(CARGO_TARGET_DIR)/debug/farstu
SMTP := $(CARGO_TARGET_DIR)/smtp
UI_SOURCES := $(shell find ui -name node_modules -prune -o -name dist -prune -o -type f -print)

help: ## This list
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## (.*)/  make \1\t\2/' | expand -t 18

run: build ## Build everything and serve the demo on http://127.0.0.1:8080 (data in ./data)
	@echo "==> Starting the demo; Ctrl-C stops it, ./data keeps what you did"
	@exec $(FARSTU) serve --demo

# SQLite counts its memory under one lock for all connections, an eighth of a list's cost; the count is left out.
build bench: export LIBSQLITE3_FLAGS := -DSQLITE_DEFAULT_MEMSTATUS=0

build: tools-build ui ## The release program
	@echo "==> Building the program (the first time takes some minutes)"
	cargo build --release -p farstu

ui: tools-build ui/node_modules/.built ## The style sheets, scripts, fonts and icons in ui/dist

test: rust journeys ## All tests: rules, both databases, browser

check: fmt clippy rustdoc deny ## Formatting, lints, documentation, licences and sources

bench: tools-bench build $(SMTP)/ready ## Measure the release program and write bench/results.md
	FARSTU_TEST_PYTHON=$(SMTP)/bin/python bench/run.sh

# --- The parts of `make test`

# Everything in Rust, against SQLite and a private PostgreSQL; FARSTU_TEST_PYTHON has a real SMTP server to offer.
rust: tools-test tools-build ui $(SMTP)/ready
	@echo "==> Testing the rules and the pages on both databases"
	@export FARSTU_TEST_PYTHON=$(SMTP)/bin/python TMPDIR="$$(. scripts/tools.sh && scratch)"; \
	if cargo nextest --version >/dev/null 2>&1; then \
	  scripts/with-postgres.sh cargo nextest run --workspace --no-fail-fast && cargo test --workspace --doc; \
	else \
	  scripts/with-postgres.sh cargo test --workspace --no-fail-fast; \
	fi

# In the browser, with the program as the tests build it (for the whole workspace, or everything is built twice): with
# their checks, and without the wait for an optimised one.
# ONLY="journeys/one.mjs --project=phone" runs a part.
journeys: tools-test tools-build ui e2e/node_modules/.ready
	cargo build --workspace --bin farstu
	@echo "==> Walking through the pages in the browser"
	@cd e2e && . ../scripts/tools.sh && CHROMIUM="$$(chromium_path)" TMPDIR="$$(scratch)" FARSTU_BIN="$(TESTED)" npx --no-install playwright test $(ONLY)

# --- The parts of `make check`

fmt: tools-check
	cargo fmt --all --check

clippy: tools-check ui
	cargo clippy --workspace --all-targets -- -D warnings

rustdoc: tools-check ui
	RUSTDOCFLAGS="-D warnings" cargo doc --workspace --no-deps --document-private-items

deny: tools-deny
	cargo deny check licenses bans sources

# --- What they stand on

$(TOOLS): tools-%:
	@scripts/tools.sh $*

# A stamp beside the packages, so that nothing of ours is embedded; a dist that is gone is built again.
ui/node_modules/.built: ui/node_modules/.ready $(UI_SOURCES) $(if $(wildcard ui/dist/*),,gone)
	@echo "==> Building the style sheets and scripts"
	npm --prefix ui run build
	@touch $@

ui/node_modules/.ready e2e/node_modules/.ready: %/node_modules/.ready: %/package-lock.json
	@echo "==> Fetching the npm packages of $*"
	npm --prefix $* ci --ignore-scripts
	@touch $@

$(SMTP)/ready: scripts/test-servers.txt
	@echo "==> Fetching the mail server that mail is tested against"
	python3 -m venv --clear $(SMTP)
	$(SMTP)/bin/pip install --quiet --disable-pip-version-check -r $<
	@touch $@

#!/usr/bin/env bash
# Measures the release program and writes bench/results.md: `make bench`. About twenty minutes, after the build.
# PostgreSQL is the one that FARSTU_TEST_POSTGRES names, else a private one, else left out.
set -euo pipefail
cd "$(dirname "$0")/.."
. scripts/tools.sh
target=${CARGO_TARGET_DIR:-target}
cargo build --release -p bench
measure=("$target/release/bench" run --program "$target/release/farstu" --script bench/wrk.lua --out bench/results.md "$@")
if [ -n "${FARSTU_TEST_POSTGRES:-}" ] || postgres_bin >/dev/null; then
  scripts/with-postgres.sh "${measure[@]}"
else
  "${measure[@]}"
fi

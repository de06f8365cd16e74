#!/usr/bin/env bash
# Looks for the tools that a make target needs, installs what it may, and else names the command that does:
# `scripts/tools.sh build|test|check|deny|bench ...`. Sourced, it only lends its functions.
# It installs Debian packages (as root) and, in the user's own cache, cargo-deny; never a toolchain or a browser build.

CARGO_DENY=0.20.2
FARSTU_TOOLS=$HOME/.cache/farstu-tools
PATH=$PATH:$FARSTU_TOOLS/bin

have() { command -v "$1" >/dev/null 2>&1; }

# The first Chromium there is; CHROMIUM goes before all others.
chromium_path() {
  local name
  for name in ${CHROMIUM:+"$CHROMIUM"} /usr/bin/chromium chromium chromium-browser google-chrome; do
    if have "$name"; then command -v "$name"; return; fi
  done
  return 1
}

# The folder of the newest PostgreSQL server programs.
postgres_bin() {
  local newest
  newest=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -n 1)
  if [ -x "$newest/initdb" ]; then echo "$newest"; return; fi
  have initdb && have pg_ctl && dirname "$(readlink -f "$(command -v initdb)")"
}

# Where tests keep what they throw away: in memory, if there is plenty. Each test makes hundreds of files.
scratch() {
  local free
  free=$(df --output=avail /dev/shm 2>/dev/null | tail -n 1) || free=0
  if [ -z "${TMPDIR:-}" ] && [ -w /dev/shm ] && [ "${free:-0}" -ge 4000000 ]; then echo /dev/shm; else echo "${TMPDIR:-/tmp}"; fi
}

# at_least 1.95 1.96.1: is the second version as new as the first?
at_least() { [ "$(printf '%s\n' "$1" "$2" | sort -V | head -n 1)" = "$1" ]; }

# lacks "what it is and what it is for" "how to get it": remembered until all has been looked at.
lacks() { wanting+=("$1"$'\n'"      $2"); }

# debian PACKAGE "what it is for": to be installed, or to be named.
debian() { packages+=("$1"); purposes+="${purposes:+, }$1 ($2)"; }

look_for_compilers() {
  have cc || debian build-essential "the C compiler that SQLite and the cryptography are built with"
  if ! have cargo || ! have rustc; then
    lacks "Rust 1.95 or newer" "https://rustup.rs"
  elif ! at_least 1.95 "$(rustc --version | cut -d' ' -f2)"; then
    lacks "Rust 1.95 or newer (this is $(rustc --version | cut -d' ' -f2))" "rustup update stable"
  fi
  if ! have node || ! have npm; then
    lacks "Node.js 20 or newer, with npm, for the style sheets and the browser journeys" "https://nodejs.org"
  elif ! at_least 20 "$(node --version | tr -d v)"; then
    lacks "Node.js 20 or newer (this is $(node --version))" "https://nodejs.org"
  fi
}

look_for_test_servers() {
  chromium_path >/dev/null || debian chromium "the browser of the journeys, or name one in CHROMIUM"
  [ -n "${FARSTU_TEST_POSTGRES:-}" ] || postgres_bin >/dev/null ||
    debian postgresql "the second database, or name a running one in FARSTU_TEST_POSTGRES"
  wish_for clamd clamav-daemon
  wish_for dovecot dovecot-imapd
  have qpdf || debian qpdf "finds what is wrong with a PDF"
  have pdftotext || debian poppler-utils "reads the words of a PDF"
  python3 -c 'import ensurepip, venv' 2>/dev/null || debian python3-venv "the mail server that mail is tested against"
}

# wish_for PROGRAM PACKAGE: a server that is wished for, not needed: its tests are skipped where it is not.
wish_for() {
  if have "$1" || [ -x "/usr/sbin/$1" ] || ! have apt-get || [ "$(id -u)" != 0 ]; then return; fi
  echo "tools: installing $2 with apt-get (its tests are skipped without it)"
  export DEBIAN_FRONTEND=noninteractive
  if ! { apt-get update -qq && apt-get install -y -qq --no-install-recommends "$2"; } </dev/null >"$log" 2>&1; then
    echo "tools: $2 could not be installed; going on without it"
  fi
}

look_for_checkers() {
  have cargo || return 0
  cargo fmt --version >/dev/null 2>&1 || lacks "rustfmt" "rustup component add rustfmt"
  cargo clippy --version >/dev/null 2>&1 || lacks "clippy" "rustup component add clippy"
}

install_debian_packages() {
  [ ${#packages[@]} -gt 0 ] || return 0
  if ! have apt-get; then
    lacks "$purposes" "the package manager of this system (the names are Debian's)"
  elif [ "$(id -u)" != 0 ]; then
    lacks "$purposes" "sudo apt-get update && sudo apt-get install -y ${packages[*]}"
  else
    echo "tools: installing ${packages[*]} with apt-get"
    export DEBIAN_FRONTEND=noninteractive
    if apt-get update -qq && apt-get install -y -qq --no-install-recommends "${packages[@]}" </dev/null >"$log" 2>&1; then
      return
    fi
    tail -n 20 "$log"
    lacks "apt-get could not install ${packages[*]} (see above)" "apt-get update && apt-get install -y ${packages[*]}"
  fi
}

install_cargo_deny() {
  have cargo-deny && return
  echo "tools: building cargo-deny $CARGO_DENY, which checks licences and sources (once, 2 to 4 minutes)"
  local quiet=--quiet
  [ ! -t 1 ] || quiet=
  (cd / && env -u CARGO_TARGET_DIR cargo install cargo-deny --locked --version "$CARGO_DENY" --root "$FARSTU_TOOLS" $quiet)
}

main() {
  set -euo pipefail
  local wanting=() packages=() purposes='' log what
  log=$(mktemp) && trap "rm -f '$log'" EXIT
  look_for_compilers
  for what in "$@"; do
    case $what in
      build | deny) ;;
      test) look_for_test_servers ;;
      check) look_for_checkers ;;
      bench) have wrk || debian wrk "makes the load of the benches" ;;
      *) echo "usage: scripts/tools.sh build|test|check|deny|bench ..." >&2; exit 2 ;;
    esac
  done
  install_debian_packages
  if [ ${#wanting[@]} -gt 0 ]; then
    printf 'Farstu needs some tools that are not here yet:\n' >&2
    printf '  - %s\n' "${wanting[@]}" >&2
    printf 'Install them and give the same command once more.\n' >&2
    exit 1
  fi
  case " $* " in *" deny "*) install_cargo_deny ;; esac
}

if [ "${BASH_SOURCE[0]}" = "$0" ]; then main "$@"; fi

#!/usr/bin/env bash
# Runs a command with a private, empty PostgreSQL named in FARSTU_TEST_POSTGRES, and takes it away afterwards:
# `scripts/with-postgres.sh cargo nextest run`. One that is named there already is used as it is.
# The server forgets fsync, since no test pulls the plug of the machine: never keep data in it.
set -euo pipefail
[ -z "${FARSTU_TEST_POSTGRES:-}" ] || exec "$@"
. "$(dirname "$0")/tools.sh"
bin=$(postgres_bin) || { echo "No PostgreSQL here: scripts/tools.sh test says how to get it." >&2; exit 1; }
dir=$(mktemp -d "${TMPDIR:-/tmp}/farstu-postgres-XXXXXX")

# PostgreSQL does not run as root.
as=()
if [ "$(id -u)" = 0 ]; then as=(runuser -u postgres --); chown postgres "$dir"; fi
cd "$dir" # a folder that its user may stand in

stop() {
  cd / # which its user may stand in
  "${as[@]}" "$bin/pg_ctl" -D "$dir/data" -m immediate -s stop || true
  rm -rf "$dir"
}
trap stop EXIT

"${as[@]}" "$bin/initdb" -D "$dir/data" -U farstu --auth=trust --encoding=UTF8 --locale=C.UTF-8 --no-sync >/dev/null
options="-c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c max_connections=300 -c fsync=off -c full_page_writes=off"
for try in 1 2 3 4 5; do
  port=$((20000 + RANDOM % 12000)) # below the ports that the system hands out by itself
  "${as[@]}" "$bin/pg_ctl" -D "$dir/data" -l "$dir/log" -o "$options -p $port" -s -w start && break
  [ "$try" != 5 ] || { cat "$dir/log" >&2; exit 1; }
done
cd "$OLDPWD"
FARSTU_TEST_POSTGRES=postgres://farstu@127.0.0.1:$port/postgres "$@"

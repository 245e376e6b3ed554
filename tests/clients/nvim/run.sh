#!/bin/sh
# A real Neovim against the real server:  run.sh PYLORE [NVIM]
# Ends with 0 when all went well, 77 when there is no Neovim.
set -eu
. "$(dirname "$0")/room.sh"
nvim=${2:-nvim}
if ! command -v "$nvim" > /dev/null; then
  echo "skipped: Neovim ($nvim) is not installed"
  exit 77
fi
nvim=$(realpath "$(command -v "$nvim")")
room_open "$1"

fail() {
  echo "$1"
  sed 's/^/  server: /' "$PYLORE_RUN/server.err"
  exit 1
}

# A process that has ended but that nobody has waited for is no orphan.
is_running() {
  [ -r "/proc/$1/status" ] && ! grep -q '^State:[[:space:]]*Z' "/proc/$1/status"
}

expect_no_server() {
  for pid in $(cat "$PYLORE_RUN/server.pids"); do
    tenths=0
    while is_running "$pid"; do
      [ $tenths -lt 150 ] || fail "a server is left behind 15 s after the editor $1"
      sleep 0.1
      tenths=$((tenths + 1))
    done
  done
}

# run_editor ROUTE END STATUS
run_editor() {
  echo "$("$nvim" --version | head -n 1), route $1, $2 at the end"
  : > "$PYLORE_RUN/server.pids"
  : > "$PYLORE_RUN/server.err"
  status=0
  (cd "$PYLORE_RUN/project" && PYLORE_ROUTE=$1 PYLORE_END=$2 timeout 120 \
    "$nvim" --headless -i NONE -n -u "$here/init.lua" basket.py -c "luafile $here/check.lua") || status=$?
  echo
  [ $status -eq "$3" ] || fail "Neovim ended with $status instead of $3"
  [ "$(wc -l < "$PYLORE_RUN/server.pids")" -eq 2 ] || fail "two servers were to be started"
  expect_no_server "$2"
  ! grep -E 'AddressSanitizer|LeakSanitizer|runtime error:' "$PYLORE_RUN/server.err" || fail "a sanitizer spoke"
}

run_editor setup quit 0
run_editor setup killed 137
if "$nvim" --headless -u NONE -i NONE -n +"exec has('nvim-0.11') ? 'qall' : 'cquit'" 2> /dev/null; then
  run_editor enable quit 0
fi

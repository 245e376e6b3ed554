#!/bin/sh
# A real Neovim on a terminal, used with keys and read off the screen:  terminal.sh PYLORE [NVIM [PICTURE.svg]]
# Ends with 77 where Neovim or tmux is missing. PICTURE: a card as it is shown, for the README.
set -eu
. "$(dirname "$0")/room.sh"
nvim=${2:-nvim} picture=${3:+$(realpath -m "$3")}
if ! command -v "$nvim" > /dev/null || ! command -v tmux > /dev/null; then
  echo "skipped: Neovim ($nvim) or tmux is not installed"
  exit 77
fi
room_open "$1"
: > "$PYLORE_RUN/server.pids"
: > "$PYLORE_RUN/server.err"
"$nvim" --version | head -n 1
python3 -B "$here/user.py" "$nvim" ${picture:+"$picture"}
! grep -E 'AddressSanitizer|LeakSanitizer|runtime error:' "$PYLORE_RUN/server.err"

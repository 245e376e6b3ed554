#!/bin/sh
# Helix on a terminal, set up as editors/README.md says:  helix.sh PYLORE [HX]
# Ends with 77 where Helix or tmux is missing.
set -eu
. "$(dirname "$0")/room.sh"
hx=${2:-$(command -v hx || command -v helix || echo hx)}
if ! command -v "$hx" >/dev/null || ! command -v tmux >/dev/null; then
  echo "skipped: Helix ($hx) or tmux is not installed"
  exit 77
fi
hx=$(realpath "$(command -v "$hx")")
room_open "$1"
mkdir -p "$XDG_CONFIG_HOME/helix"
documented Helix toml 1 > "$XDG_CONFIG_HOME/helix/languages.toml"

terminal() { tmux -S "$ROOM/tmux" -f /dev/null "$@"; }
trap 'terminal kill-server 2>/dev/null || :; rm -rf "$ROOM"' EXIT
screen() { terminal capture-pane -p; }

# shows WORDS TENTHS: are they on the screen, within so many tenths of a second?
shows() {
  tenths=0
  until screen | grep -Fq "$1"; do
    [ $tenths -lt "$2" ] || return 1
    sleep 0.1
    tenths=$((tenths + 1))
  done
}

# One by one: an Escape and the key behind it would be Alt with that key.
press() {
  for key in "$@"; do
    terminal send-keys "$key"
    sleep 0.05
  done
}

# act WORDS KEY...: keys fall on editors that are still busy, so they are pressed until it shows
act() {
  words=$1 attempt=0
  shift
  while [ $attempt -lt 10 ]; do
    press "$@"
    shows "$words" 20 && return
    attempt=$((attempt + 1))
  done
  screen
  fail "never on the screen: $words"
}

terminal new-session -d -x 100 -y 40 -c "$ROOM/project" env TERM=tmux-256color COLORTERM=truecolor "$hx" basket.py
terminal set -g escape-time 0
shows '●' 300 || { screen; fail 'no finding is marked'; }
act 'is made once and shared' Escape 4gg gs f '['
act 'Why it matters' Escape Escape 11gg gs Space k
act 'Compare by' Escape Escape 15gg gl Space a
act 'label is None' Enter
tenths=0
until grep -q 'label is None' "$ROOM/project/basket.py"; do
  [ $tenths -lt 100 ] || { screen; fail 'the fix is not saved'; }
  [ $((tenths % 20)) -ne 0 ] || press Escape ':w' Enter
  sleep 0.1
  tenths=$((tenths + 1))
done
press Escape ':q!' Enter
echo "$("$hx" --version): findings, card, setting and fix are right"
room_check

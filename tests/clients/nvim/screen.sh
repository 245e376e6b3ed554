#!/bin/sh
# The screen of a real Neovim with a card open, as text:  screen.sh PYLORE [NVIM [FILE LINE WORD]]
# Without FILE: the card of `yield` in workspace/basket.py. Needs tmux.
set -eu
. "$(dirname "$0")/room.sh"
nvim=${2:-nvim} file=${3:-basket.py} line=${4:-10} word=${5:-yield}
[ $# -lt 3 ] || file=$(realpath "$file")
room_open "$1"

tmux_here() {
  tmux -S "$PYLORE_RUN/tmux" -f /dev/null "$@"
}
trap 'tmux_here kill-server 2> /dev/null || :; rm -rf "$PYLORE_RUN"' EXIT

# shows PATTERN TENTHS: is it on the screen, within so many tenths of a second?
shows() {
  tenths=0
  until tmux_here capture-pane -p | grep -Eq "$1"; do
    [ $tenths -lt "$2" ] || return 1
    sleep 0.1
    tenths=$((tenths + 1))
  done
}

tmux_here new-session -d -x 100 -y 30 -c "$PYLORE_RUN/project" \
  env TERM=tmux-256color "$nvim" -i NONE -n -u "$here/init.lua" "$file"
tmux_here set -g escape-time 0
shows '(W|E|H|I|■|●)' 50 || :
attempt=0
# A key may fall on an editor that is still starting: act, look, act again.
until shows 'Docs|See also' 10; do
  [ $attempt -lt 10 ] || break
  attempt=$((attempt + 1))
  tmux_here send-keys Escape ":$line" Enter "0/\\V$word" Enter K
done
tmux_here capture-pane -p

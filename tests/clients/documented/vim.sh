#!/bin/sh
# Vim with ALE, set up as editors/README.md says:  vim.sh PYLORE [VIM]
# ALE is looked for where Debian's vim-ale puts it, or in $PYLORE_ALE. Ends with 77 where either is missing.
set -eu
. "$(dirname "$0")/room.sh"
vim=${2:-vim}
ale=${PYLORE_ALE:-/usr/share/vim-ale}
if ! command -v "$vim" >/dev/null || [ ! -e "$ale/autoload/ale.vim" ]; then
  echo "skipped: Vim ($vim) or ALE ($ale) is not installed"
  exit 77
fi
if ! "$vim" --version | grep -q '+popupwin'; then
  echo 'skipped: this Vim is built without what ALE needs'
  exit 77
fi
room_open "$1"
export ALE="$ale"
documented Vim vim 1 > "$ROOM/setup.vim"
cd "$ROOM/project"
status=0
timeout 120 "$vim" -es -i NONE -u "$here/vimrc" basket.py -S "$here/vim.vim" < /dev/null > /dev/null 2>&1 || status=$?
cat "$ROOM/said" 2>/dev/null || :
[ $status -eq 0 ] || fail "Vim ended with $status"
room_check

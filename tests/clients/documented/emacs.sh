#!/bin/sh
# Emacs with eglot, set up as editors/README.md says:  emacs.sh PYLORE [EMACS]
# Ends with 77 where Emacs or eglot is missing.
set -eu
. "$(dirname "$0")/room.sh"
emacs=${2:-emacs}
if ! command -v "$emacs" >/dev/null; then
  echo "skipped: Emacs ($emacs) is not installed"
  exit 77
fi
emacs=$(realpath "$(command -v "$emacs")")
if ! "$emacs" -q --batch --eval "(progn (package-initialize) (require 'eglot))" >/dev/null 2>&1; then
  echo 'skipped: this Emacs has no eglot'
  exit 77
fi
room_open "$1"
documented 'Emacs (eglot)' elisp 1 > "$ROOM/setup.el"
documented 'Emacs (eglot)' elisp 2 > "$ROOM/settings.el"
cd "$ROOM/project"
timeout 120 "$emacs" -q --batch -l "$here/emacs.el" 2>&1 || fail 'Emacs is not content'
room_check

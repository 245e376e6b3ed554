#!/bin/sh
# The main job on real input: a few cards and the findings for a small sample, then for a module of
# the machine's own Python library.
set -eu
pylore=$(cd "$(dirname "$1")" && pwd)/$(basename "$1")
here=$(cd "$(dirname "$0")" && pwd)
sample=$here/samples/basket.py

title() {
  if [ -t 1 ]; then printf '\n\033[1m%s\033[0m\n' "$1"; else printf '\n%s\n' "$1"; fi
}

card() { # FILE LINE COLUMN
  title "pylore hover $(basename "$1"):$2:$3"
  sed -n "$2p" "$1"
  "$pylore" hover "$1:$2:$3" || [ $? = 1 ]
}

findings() { # FILE; findings are what we came for, not a failure
  title "pylore check $(basename "$1")"
  (cd "$(dirname "$1")" && "$pylore" check "$(basename "$1")") || [ $? = 1 ]
}

card "$sample" 8 22
card "$sample" 15 9
card "$sample" 20 53
card "$sample" 32 35
findings "$sample"

library=$(python3 -c 'import contextlib; print(contextlib.__file__)' 2>/dev/null) || {
  title 'There is no Python on this machine, so no library of its own to look at.'
  exit 0
}
line=$(grep -n '^ *raise .* from ' "$library" | head -n 1 | cut -d: -f1)
[ -z "$line" ] || card "$library" "$line" "$(sed -n "${line}s/raise.*//p" "$library" | wc -c)"
findings "$library"

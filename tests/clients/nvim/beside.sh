#!/bin/sh
# pylore in one buffer with ruff and pylsp, in a real Neovim:  beside.sh PYLORE [NVIM [FOLDER_OF_PROGRAMS]]
# The two are looked for on PATH and in that folder, a virtual environment's `bin` for instance. Ends with 77
# where one is missing, or where Neovim is older than 0.11, which shows only the card that comes last.
set -eu
. "$(dirname "$0")/room.sh"
nvim=${2:-nvim}
PATH=$PATH${3:+:$(realpath "$3")}
for program in "$nvim" ruff pylsp pycodestyle; do
  if ! command -v "$program" > /dev/null; then
    echo "skipped: $program is not installed"
    exit 77
  fi
done
if ! "$nvim" --headless -u NONE -i NONE -n +"exec has('nvim-0.11') ? 'qall' : 'cquit'" 2> /dev/null; then
  echo 'skipped: this Neovim shows one card at a time'
  exit 77
fi
nvim=$(realpath "$(command -v "$nvim")")
room_open "$1"
cat > "$PYLORE_RUN/project/beside.py" <<'END'
from functools import lru_cache


def add(fruit, basket=[]):
    if fruit == None:
        basket.append( fruit)
    return len(basket)


@lru_cache
def addAll(fruits):
    return [add(fruit) for fruit in fruits]
END
echo "$("$nvim" --version | head -n 1), $(ruff --version), $(pylsp --version)"
cd "$PYLORE_RUN/project"
timeout 120 "$nvim" --headless -i NONE -n -u "$here/beside_init.lua" beside.py -c "luafile $here/beside.lua" 2>&1

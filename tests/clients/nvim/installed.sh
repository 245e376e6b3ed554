#!/bin/sh
# What `cmake --install` puts in place is found by a Neovim that has no configuration but one line:
#   installed.sh PYLORE CMAKE BUILD [NVIM]      77 where there is no Neovim
set -eu
. "$(dirname "$0")/room.sh"
cmake=$2 build=$3 nvim=${4:-nvim}
if ! command -v "$nvim" > /dev/null; then
  echo "skipped: Neovim ($nvim) is not installed"
  exit 77
fi
room_open "$1"
"$cmake" --install "$build" --prefix "$PYLORE_RUN/usr" > /dev/null
PATH=$PYLORE_RUN/usr/bin:$PATH
XDG_DATA_DIRS=$PYLORE_RUN/usr/share:/usr/local/share:/usr/share
export XDG_DATA_DIRS
cat > "$PYLORE_RUN/init.lua" <<'END'
if vim.lsp.enable then vim.lsp.enable("pylore") else require("pylore").setup() end
END
cat > "$PYLORE_RUN/check.lua" <<'END'
local found = vim.wait(20000, function() return #vim.diagnostic.get(0) > 0 end, 10)
local is_help = pcall(vim.cmd, "help g:pylore_fix_on_save") and vim.fn.getline("."):find("g:pylore_fix_on_save", 1, true)
print(found and "findings" or "no findings", vim.fn.exists(":Pylore") == 2 and "command" or "no command",
  is_help and "help" or "no help")
vim.cmd("qall!")
END
cd "$PYLORE_RUN/project"
said=$("$nvim" --headless -i NONE -n -u "$PYLORE_RUN/init.lua" basket.py -S "$PYLORE_RUN/check.lua" 2>&1)
[ "$said" = 'findings command help' ] || { echo "it says: $said"; exit 1; }
echo "$("$nvim" --version | head -n 1): the installed plugin is found, with its command and its help"

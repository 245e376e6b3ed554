-- Neovim 0.11 reads this for `vim.lsp.enable("pylore")`.
return require("pylore.config")

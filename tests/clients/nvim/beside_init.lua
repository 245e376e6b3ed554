-- Three servers for Python, each as its own documentation says.
vim.opt.runtimepath:prepend(os.getenv("PYLORE_PLUGIN"))
vim.opt.swapfile = false

vim.lsp.config("ruff", { cmd = { "ruff", "server" }, filetypes = { "python" }, root_markers = { "pyproject.toml" } })
vim.lsp.config("pylsp", { cmd = { "pylsp" }, filetypes = { "python" }, root_markers = { "pyproject.toml" } })
vim.lsp.enable({ "ruff", "pylsp", "pylore" })

---@brief
---
--- pylore explains Python where it stands: hover cards about the construct under the cursor, and
--- findings that say why. It goes along with a server for types and completion.
---
--- `pip install pylore`, or `uv tool install pylore`.
---
--- The plugin in pylore's own repository (`editors/nvim`) adds `:Pylore`, topic pages and
--- `:checkhealth pylore`.

---@type vim.lsp.Config
return {
  cmd = { 'pylore', 'server' },
  filetypes = { 'python' },
  root_markers = {
    'pyproject.toml',
    'setup.py',
    'setup.cfg',
    'requirements.txt',
    'Pipfile',
    '.git',
  },
  settings = { pylore = vim.empty_dict() },
}

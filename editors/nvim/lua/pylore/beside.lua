-- Other linters, known by the findings that they show: these are left to them, unless the setting
-- `lint.enable` says otherwise.
local clients = require("pylore.clients")
local settings = require("pylore.settings")
local M = {}

-- By the source that a finding names.
local linters = {
  Ruff = "ruff",
  ruff = "ruff",
  flake8 = "flake8",
  pycodestyle = "pycodestyle",
  Pyright = "pyright",
  basedpyright = "basedpyright",
}

--- Looks at what is shown in buffers that pylore looks at, from now on.
function M.watch()
  vim.api.nvim_create_autocmd("DiagnosticChanged", {
    group = vim.api.nvim_create_augroup("pylore-beside", { clear = true }),
    callback = function(event)
      if not clients.of_buffer(event.buf) then
        return
      end
      for _, diagnostic in ipairs(vim.diagnostic.get(event.buf)) do
        local linter = linters[diagnostic.source]
        if linter then
          settings.add_linter(linter)
        end
      end
    end,
  })
end

return M

-- pylore explains Python where it stands. See |pylore|.
local settings = require("pylore.settings")
local M = {}

--- Attaches pylore to all buffers that it has something to say about, now and later.
function M.start()
  if vim.lsp.enable then
    vim.lsp.enable("pylore")
  else
    require("pylore.attach").enable(M.config)
  end
end

--- Starts pylore for Python buffers. All options may be left out:
---   cmd       the program and its arguments
---   settings  what |pylore-settings| lists
--- and whatever else a client's configuration takes: on_attach, capabilities, handlers, ...
--- Said again, what is not named stays, and servers that run take the new settings.
function M.setup(options)
  local overrides = vim.tbl_extend("force", {}, options or {})
  if overrides.settings then
    -- Not merged into the configuration: what is no longer there is to be forgotten.
    settings.set(overrides.settings)
    overrides.settings = nil
  end
  if vim.lsp.enable then
    vim.lsp.config("pylore", overrides)
  else
    M.config = vim.tbl_deep_extend("force", M.config or require("pylore.config"), overrides)
  end
  M.start()
end

--- The configuration in force, or nil where pylore was not set up.
function M.current_config()
  if vim.lsp.enable then
    return vim.lsp.config.pylore
  end
  return M.config
end

return M

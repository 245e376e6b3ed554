-- pylore explains Python where it stands. See |pylore|.
local M = {}

local function overrides_from(options)
  local overrides = vim.tbl_extend("force", {}, options)
  if options.settings then
    overrides.settings = { pylore = options.settings }
  end
  return overrides
end

--- Starts pylore for Python buffers. All options may be left out:
---   cmd       the program and its arguments
---   settings  what |pylore-settings| lists
--- and whatever else a client's configuration takes: on_attach, capabilities, handlers, ...
function M.setup(options)
  local overrides = overrides_from(options or {})
  if vim.lsp.enable then
    vim.lsp.config("pylore", overrides)
    vim.lsp.enable("pylore")
    return
  end
  M.config = vim.tbl_deep_extend("force", require("pylore.config"), overrides)
  require("pylore.attach").enable(M.config)
end

--- The configuration in force, or nil where pylore was not set up.
function M.current_config()
  if vim.lsp.enable then
    return vim.lsp.config.pylore
  end
  return M.config
end

return M

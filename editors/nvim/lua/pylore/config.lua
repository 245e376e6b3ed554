-- What starts pylore for a buffer, in the shape of |vim.lsp.Config|.
local files = require("pylore.files")
local root = require("pylore.root")

return {
  name = "pylore",
  cmd = { "pylore", "server" },
  filetypes = files.types,
  root_dir = function(buffer, on_root)
    if files.is_explained(buffer) then
      on_root(root.of_buffer(buffer))
    end
  end,

  -- Sent with the first message, so that no analysis runs with other settings before
  -- the server has asked for them (Neovim 0.7 does not offer to be asked).
  before_init = function(params, config)
    if not vim.tbl_get(params.capabilities, "workspace", "diagnostics", "refreshSupport") then
      -- Neovim 0.10 asks for findings, but not again when settings have changed: send them.
      params.capabilities.textDocument.diagnostic = nil
    end
    config.settings = require("pylore.settings").of(config)
    params.initializationOptions = params.initializationOptions or config.settings.pylore
  end,

  on_init = function(client)
    client.settings = client.config.settings -- what later questions are answered from
    require("pylore.card").improve(client)
    require("pylore.beside").watch()
  end,

  on_exit = function(code, signal)
    require("pylore.revive").on_exit(code, signal)
  end,
}

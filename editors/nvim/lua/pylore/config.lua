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
    params.initializationOptions = params.initializationOptions or (config.settings or {}).pylore
  end,
}

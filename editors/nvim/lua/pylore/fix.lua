-- The safe fixes of a whole buffer.
local clients = require("pylore.clients")
local M = {}

local PATIENCE = 2000 -- milliseconds: a file that is being saved waits for it

--- Applies them before it returns. False where no server looks at the buffer.
function M.apply(buffer)
  local client = clients.of_buffer(buffer)
  if not client then
    return false
  end
  local params = {
    textDocument = { uri = vim.uri_from_bufnr(buffer) },
    range = {
      start = { line = 0, character = 0 },
      ["end"] = { line = vim.api.nvim_buf_line_count(buffer), character = 0 },
    },
    context = { diagnostics = {}, only = { "source.fixAll.pylore" } },
  }
  local actions = clients.request_and_wait(client, "textDocument/codeAction", params, PATIENCE, buffer)
  for _, action in ipairs(actions or {}) do
    vim.lsp.util.apply_workspace_edit(action.edit, client.offset_encoding)
  end
  return true
end

return M

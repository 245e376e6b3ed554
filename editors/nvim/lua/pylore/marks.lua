-- Hiding what Markdown is written with, in every version.
local M = {}

local REGION = "syntax region %s matchgroup=Conceal start=/%s/ end=/%s/ concealends oneline containedin=ALL"
local LINK_START = [=[\[\ze[^]]*\](\(pylore\|https\?\):]=]
local LINK_END = [=[\](\S\{-})]=]

--- Hides the marks of code and links in a buffer, where 'conceallevel' is 2.
function M.hide(buffer)
  if vim.fn.has("nvim-0.10") == 1 then
    pcall(vim.treesitter.start, buffer, "markdown")
    return
  end
  vim.api.nvim_buf_call(buffer, function()
    vim.cmd(REGION:format("pyloreCode", "`", "`"))
    vim.cmd(REGION:format("pyloreLink", LINK_START, LINK_END))
    vim.cmd("highlight default link pyloreCode Identifier")
    vim.cmd("highlight default link pyloreLink Underlined")
  end)
end

return M

-- A user's configuration, as small as it gets; PYLORE_ROUTE says which of the two ways in is taken.
vim.opt.runtimepath:prepend(os.getenv("PYLORE_PLUGIN"))
vim.opt.swapfile = false
vim.opt.signcolumn = "yes"

local cmd = { "sh", os.getenv("PYLORE_TEST") .. "/server.sh" }
local settings = { lint = { select = { "B006", "E302", "E711", "W291" } } }

if os.getenv("PYLORE_ROUTE") == "enable" then
  vim.lsp.config("pylore", { cmd = cmd, settings = { pylore = settings } })
  vim.lsp.enable("pylore")
else
  require("pylore").setup({ cmd = cmd, settings = settings })
end

if vim.fn.has("nvim-0.11") == 1 then
  vim.diagnostic.config({ virtual_text = true }) -- older versions show the messages by default
end
vim.keymap.set("n", "K", vim.lsp.buf.hover)

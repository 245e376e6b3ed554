-- Starting the server in Neovim 0.7 to 0.10, which have no vim.lsp.enable().
local M = {}

-- Neovim 0.7 has no vim.lsp.start() either: the client of each root, by its id.
local client_of_root = {}

local function start_once(config, buffer)
  local key = config.root_dir or ""
  local id = client_of_root[key]
  if not id or not vim.lsp.get_client_by_id(id) then
    id = vim.lsp.start_client(config)
    client_of_root[key] = id
  end
  if id then
    vim.lsp.buf_attach_client(buffer, id)
  end
end

local function start(config, buffer)
  if not vim.lsp.start then
    start_once(config, buffer)
    return
  end
  vim.api.nvim_buf_call(buffer, function()
    vim.lsp.start(config)
  end)
end

local function is_missing(cmd)
  return type(cmd) == "table" and vim.fn.executable(cmd[1]) == 0
end

local function attach(config, buffer)
  if vim.bo[buffer].buftype ~= "" then
    return
  end
  if is_missing(config.cmd) then
    vim.notify_once("pylore: cannot run '" .. config.cmd[1] .. "', see :checkhealth pylore", vim.log.levels.WARN)
    return
  end
  local function start_at(root)
    local here = vim.tbl_extend("force", {}, config)
    here.root_dir = root
    start(here, buffer)
  end
  if type(config.root_dir) == "function" then
    config.root_dir(buffer, start_at)
  else
    start_at(config.root_dir)
  end
end

--- Attaches to every buffer of the configured file types, those already open included.
function M.enable(config)
  local group = vim.api.nvim_create_augroup("pylore", { clear = true })
  vim.api.nvim_create_autocmd("FileType", {
    group = group,
    pattern = config.filetypes,
    callback = function(event)
      attach(config, event.buf)
    end,
  })
  for _, buffer in ipairs(vim.api.nvim_list_bufs()) do
    local is_open = vim.api.nvim_buf_is_loaded(buffer)
    if is_open and vim.tbl_contains(config.filetypes, vim.bo[buffer].filetype) then
      attach(config, buffer)
    end
  end
end

return M

-- A server that ends by itself is started again, but for one that does so again and again.
local M = {}

local AT_MOST, WITHIN = 4, 180 -- ends, seconds
local TERMINATED = 15 -- how Neovim ends a server that it is told to stop at once
local PAUSE = 300 -- milliseconds, in which Neovim forgets the old one

local ends = {}

local function start_again()
  local now = os.time()
  ends = vim.tbl_filter(function(time)
    return now - time < WITHIN
  end, ends)
  table.insert(ends, now)
  if #ends > AT_MOST then
    local words = "pylore has ended by itself %d times in a row and is left alone; `:edit` starts it again"
    vim.notify(words:format(#ends), vim.log.levels.ERROR)
  else
    vim.defer_fn(require("pylore").start, PAUSE)
  end
end

function M.on_exit(code, signal)
  local is_told = signal == TERMINATED or (code == 0 and signal == 0)
  vim.schedule(function()
    if not is_told and vim.v.exiting == vim.NIL then
      start_again()
    end
  end)
end

return M

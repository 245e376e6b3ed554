-- What the checks in headless Neovims share.
local M = {}

M.PATIENCE = 30000 -- milliseconds: waiting is always for something to be seen

function M.wait_for(what, holds)
  if not vim.wait(M.PATIENCE, holds, 10) then
    error("never seen: " .. what, 2)
  end
end

-- Findings as "CODE line:from-to", one-based lines, zero-based bytes; in the order of the file.
function M.findings(buffer)
  local list = vim.diagnostic.get(buffer or 0)
  table.sort(list, function(a, b)
    return a.lnum < b.lnum or a.lnum == b.lnum and a.col < b.col
  end)
  return vim.tbl_map(function(d)
    return ("%s %d:%d-%d"):format(d.code, d.lnum + 1, d.col, d.end_col)
  end, list)
end

function M.place_cursor_on(word, line)
  local column = assert(vim.fn.getline(line):find(word, 1, true), word .. " is not on line " .. line)
  vim.api.nvim_win_set_cursor(0, { line, column - 1 })
end

local function find_float()
  for _, window in ipairs(vim.api.nvim_list_wins()) do
    if vim.api.nvim_win_get_config(window).relative ~= "" then
      return window
    end
  end
end

function M.read_card()
  vim.lsp.buf.hover()
  M.wait_for("the card's window", find_float)
  local window = find_float()
  local lines = vim.api.nvim_buf_get_lines(vim.api.nvim_win_get_buf(window), 0, -1, false)
  vim.api.nvim_win_close(window, true)
  return lines
end

--- Runs { name, act } one after the other until one fails; false then.
function M.run(steps)
  for _, step in ipairs(steps) do
    local ok, problem = xpcall(step[2], debug.traceback)
    io.stdout:write(ok and "  ok    " or "  FAIL  ", step[1], "\n")
    if not ok then
      io.stdout:write(problem, "\n")
      return false
    end
  end
  return true
end

return M

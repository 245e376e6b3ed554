-- Cards in the shape that Neovim's floats show well: no marks of headings, which are never hidden,
-- and lines that fit. Before 0.10 the marks of code and links have to be hidden, too.
local fill = require("pylore.fill")
local marks = require("pylore.marks")
local M = {}

local HOVER = "textDocument/hover"
local WIDEST = 80 -- columns that are read with ease

--- Bold lines instead of headings, but not in code.
local function without_headings(markdown)
  local is_code = false
  local lines = vim.tbl_map(function(line)
    if vim.startswith(line, "```") then
      is_code = not is_code
    end
    local title = not is_code and line:match("^#+ (.+)$")
    return title and "**" .. title .. "**" or line
  end, vim.split(markdown, "\n"))
  return table.concat(lines, "\n")
end

--- The link to the documentation stands last: its address takes room although it is hidden.
local function with_link_last(markdown)
  return (markdown:gsub("(%[Docs%]%b()) · ([^\n]+)$", "%2\n%1"))
end

local function shaped(markdown)
  local width = math.min(vim.api.nvim_win_get_width(0) - 2, WIDEST)
  return table.concat(fill.lines(with_link_last(without_headings(markdown)), width), "\n")
end

local function handler_for(handler)
  return handler
    and function(problem, result, ...)
      local contents = type(result) == "table" and result.contents
      if type(contents) == "table" and contents.kind == "markdown" then
        contents.value = shaped(contents.value)
      end
      local buffer, window = handler(problem, result, ...)
      if window and vim.api.nvim_win_get_config(window).relative ~= "" then
        marks.hide(buffer)
      end
      return buffer, window
    end
end

--- Every card that the client asks for from now on comes out so, whoever shows it.
function M.improve(client)
  local request = client.request
  client.request = function(...)
    local arguments = { ... }
    local at = arguments[1] == client and 2 or 1 -- a method since 0.11
    if arguments[at] ~= HOVER then
      return request(...)
    end
    local handler = arguments[at + 2] or client.handlers[HOVER] or vim.lsp.handlers[HOVER]
    arguments[at + 2] = handler_for(handler)
    return request(unpack(arguments, 1, math.max(select("#", ...), at + 2)))
  end
end

return M

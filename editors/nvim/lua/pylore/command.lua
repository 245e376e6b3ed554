-- :Pylore explain|concepts|fix|known
local ask = require("pylore.ask")
local M = {}

local function mark(topic, is_known)
  local command = is_known and "pylore.markKnown" or "pylore.forget"
  ask.server("workspace/executeCommand", { command = command, arguments = { { topic = topic } } }, function()
    vim.notify("pylore: " .. topic .. (is_known and " is known" or " is no longer known"), vim.log.levels.INFO)
  end)
end

local function list_known()
  ask.program({ "known", "--format", "ids" }, nil, function(text)
    local ids = vim.trim(text):gsub("\n", ", ")
    vim.notify("pylore: you know " .. (ids ~= "" and ids or "nothing yet"), vim.log.levels.INFO)
  end)
end

local actions = {
  explain = function(topic)
    local pages = require("pylore.pages")
    if not topic then
      pages.open_here()
    elseif topic:find("^%u+%d+$") then
      pages.open({ code = topic })
    else
      pages.open({ id = topic })
    end
  end,
  concepts = function()
    require("pylore.concepts").open()
  end,
  fix = function()
    if not require("pylore.fix").apply(vim.api.nvim_get_current_buf()) then
      vim.notify("pylore does not run here", vim.log.levels.WARN)
    end
  end,
  known = function(topic, has_bang)
    if topic then
      mark(topic, not has_bang)
    else
      list_known()
    end
  end,
}

local takes_topic = { explain = true, known = true }

function M.run(arguments, has_bang)
  local action = actions[arguments[1] or "explain"]
  if action then
    action(arguments[2], has_bang)
  else
    vim.notify("pylore: it is :Pylore explain, concepts, fix or known", vim.log.levels.ERROR)
  end
end

--- Commands, then ids of topics.
function M.complete(lead, line)
  local words = vim.split(vim.trim(line:sub(1, #line - #lead)), "%s+")
  local offers = vim.tbl_keys(actions)
  if #words > 1 then
    local text = vim.fn.system({ ask.program_name(), "topics", "--format", "ids" })
    offers = takes_topic[words[2]] and vim.v.shell_error == 0 and vim.split(vim.trim(text), "\n") or {}
  end
  table.sort(offers)
  return vim.tbl_filter(function(offer)
    return vim.startswith(offer, lead)
  end, offers)
end

return M

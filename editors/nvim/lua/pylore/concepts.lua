-- :Pylore concepts: the topics that the buffer uses, by group, in a window beside it.
local ask = require("pylore.ask")
local M = {}

local FILETYPE = "pylore-concepts"

local function plain(title)
  return (title:gsub("`", ""))
end

--- The lines to show, and what each leads to: { topic = ID, place = PLACE }.
local function outline(report, source)
  local lines, targets = {}, {}
  local function add(text, target)
    table.insert(lines, text)
    targets[#lines] = target
  end
  for _, group in ipairs(report.groups) do
    add(group.group)
    for _, topic in ipairs(group.topics) do
      local note = topic.known and ", known" or ""
      add(("  %s (%d%s)"):format(plain(topic.title), #topic.places, note), { topic = topic.id })
      local last
      for _, place in ipairs(topic.places) do
        if place.line ~= last then
          last = place.line
          local text = vim.trim(source[place.line + 1] or "")
          add(("    %d: %s"):format(place.line + 1, text), { topic = topic.id, place = place })
        end
      end
    end
  end
  if #(report.unmet or {}) > 0 then
    add("To read first")
    for _, topic in ipairs(report.unmet) do
      add("  " .. plain(topic.title), { topic = topic.id })
    end
  end
  return lines, targets
end

local function close_list()
  for _, window in ipairs(vim.api.nvim_tabpage_list_wins(0)) do
    if vim.bo[vim.api.nvim_win_get_buf(window)].filetype == FILETYPE then
      vim.api.nvim_win_close(window, true)
    end
  end
end

local function show(report, buffer, origin)
  close_list()
  local lines, targets = outline(report, vim.api.nvim_buf_get_lines(buffer, 0, -1, false))
  vim.cmd("topleft 42vsplit")
  local list = vim.api.nvim_create_buf(false, true)
  vim.api.nvim_win_set_buf(0, list)
  vim.api.nvim_buf_set_lines(list, 0, -1, false, #lines > 0 and lines or { "Nothing that has a topic" })
  vim.bo[list].bufhidden = "wipe"
  vim.bo[list].modifiable = false
  vim.bo[list].filetype = FILETYPE
  vim.wo.wrap = false
  vim.wo.number = false
  local function target()
    return targets[vim.api.nvim_win_get_cursor(0)[1]] or {}
  end
  local function map(key, act, words)
    vim.keymap.set("n", key, act, { buffer = list, nowait = true, desc = words })
  end
  map("<CR>", function()
    local place = target().place
    if place and vim.api.nvim_win_is_valid(origin) then
      vim.api.nvim_set_current_win(origin)
      vim.api.nvim_win_set_buf(origin, buffer)
      vim.api.nvim_win_set_cursor(origin, { place.line + 1, place.column })
    elseif target().topic then
      require("pylore.pages").open({ id = target().topic })
    end
  end, "Go there")
  map("K", function()
    if target().topic then
      require("pylore.pages").open({ id = target().topic })
    end
  end, "Open the topic's page")
  map("q", "<Cmd>close<CR>", "Close")
end

--- Of the current buffer; where that is a list already, it stays.
function M.open()
  if vim.bo.filetype == FILETYPE then
    return
  end
  local buffer, window = vim.api.nvim_get_current_buf(), vim.api.nvim_get_current_win()
  local lines = vim.api.nvim_buf_get_lines(buffer, 0, -1, false)
  ask.program({ "concepts", "--format", "json", "-" }, lines, function(text)
    local decode = vim.json and vim.json.decode or vim.fn.json_decode
    local read, report = pcall(decode, text)
    if read and vim.api.nvim_buf_is_valid(buffer) then
      show(report, buffer, window)
    end
  end)
end

return M

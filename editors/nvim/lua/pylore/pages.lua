-- Topics and rules in a window of their own: scratch buffers whose links lead from one to the next.
local ask = require("pylore.ask")
local marks = require("pylore.marks")
local M = {}

local function find_window()
  for _, window in ipairs(vim.api.nvim_list_wins()) do
    if vim.b[vim.api.nvim_win_get_buf(window)].pylore_page then
      return window
    end
  end
end

--- The address of the link at the cursor; without one there, the first behind it on the line.
local function link_at_cursor()
  local line = vim.api.nvim_get_current_line()
  local column = vim.api.nvim_win_get_cursor(0)[2] + 1
  local from = 1
  while true do
    local start, stop, address = line:find("%[[^%]]-%]%(([^)%s]+)%)", from)
    if not start then
      return nil
    end
    if column <= stop then
      return address
    end
    from = stop + 1
  end
end

local function follow()
  local address = link_at_cursor()
  if not address then
    vim.notify("pylore: there is no link on this line", vim.log.levels.INFO)
  elseif vim.startswith(address, "pylore:") then
    M.open({ uri = address })
  elseif vim.ui.open then
    vim.ui.open(address)
  else
    vim.notify(address, vim.log.levels.INFO)
  end
end

local function go_back()
  local before = vim.w.pylore_before or {}
  local uri = table.remove(before)
  vim.w.pylore_before = before
  if uri then
    M.open({ uri = uri }, true)
  end
end

local function map_keys(buffer)
  local function map(key, act, words)
    vim.keymap.set("n", key, act, { buffer = buffer, nowait = true, desc = words })
  end
  map("<CR>", follow, "Follow the link")
  map("gx", follow, "Follow the link")
  map("<BS>", go_back, "The page before")
  map("q", "<Cmd>close<CR>", "Close")
end

local function new_buffer()
  local buffer = vim.api.nvim_create_buf(false, true)
  vim.bo[buffer].bufhidden = "wipe"
  vim.bo[buffer].swapfile = false
  map_keys(buffer)
  return buffer
end

local function dress_window(window)
  vim.wo[window].wrap = true
  vim.wo[window].linebreak = true
  vim.wo[window].conceallevel = 2
  vim.wo[window].concealcursor = "nc"
  vim.wo[window].number = false
  vim.wo[window].relativenumber = false
  vim.wo[window].signcolumn = "no"
end

local function show(page, is_back)
  local window = find_window()
  if not window then
    vim.cmd(vim.o.columns >= 120 and "botright vsplit" or "botright split")
    window = vim.api.nvim_get_current_win()
    vim.w[window].pylore_before = {}
  end
  vim.api.nvim_set_current_win(window)
  local before = vim.b.pylore_page
  if before and before ~= page.uri and not is_back then
    vim.w.pylore_before = vim.list_extend(vim.w.pylore_before or {}, { before })
  end
  local buffer = new_buffer()
  vim.api.nvim_buf_set_lines(buffer, 0, -1, false, vim.split(page.markdown, "\n"))
  vim.api.nvim_win_set_buf(window, buffer)
  vim.b[buffer].pylore_page = page.uri
  pcall(vim.api.nvim_buf_set_name, buffer, page.uri)
  vim.bo[buffer].filetype = "markdown"
  marks.hide(buffer)
  vim.bo[buffer].modifiable = false
  dress_window(window)
  vim.api.nvim_win_set_cursor(window, { 1, 0 })
end

--- `place` is one of { id = TOPIC }, { code = RULE } and { uri = ADDRESS }.
function M.open(place, is_back)
  ask.server("pylore/topic", place, function(page)
    if page then
      show(page, is_back)
    else
      vim.notify("pylore: there is no page of " .. (place.id or place.code or place.uri), vim.log.levels.WARN)
    end
  end)
end

--- The page of what stands under the cursor.
function M.open_here()
  local params = vim.lsp.util.make_position_params(0, (ask.client() or {}).offset_encoding)
  ask.server("pylore/conceptsAt", params, function(found)
    for _, concept in ipairs(found or {}) do
      if concept.leads then
        M.open({ id = concept.topic })
        return
      end
    end
    vim.notify("pylore: there is nothing to explain here", vim.log.levels.INFO)
  end)
end

return M

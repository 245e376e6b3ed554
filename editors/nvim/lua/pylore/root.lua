-- Which project a buffer belongs to.
local M = {}

local uv = vim.uv or vim.loop

local marks = {
  "pyproject.toml",
  "setup.cfg",
  "setup.py",
  "tox.ini",
  ".flake8",
  "ruff.toml",
  ".ruff.toml",
  ".git",
  ".hg",
}

local function has_mark(folder)
  for _, mark in ipairs(marks) do
    if uv.fs_stat(folder .. "/" .. mark) then
      return true
    end
  end
  return false
end

--- The nearest folder above the buffer's file that holds a project mark, or nil for a file
--- that stands alone. Buffers that are no files (unnamed, or `scheme://...`) stand alone too.
function M.of_buffer(buffer)
  local name = vim.api.nvim_buf_get_name(buffer)
  if name == "" or name:find("^%a[%w+.-]+://") then
    return nil
  end
  local folder = vim.fn.fnamemodify(name, ":p:h")
  while not has_mark(folder) do
    local parent = vim.fn.fnamemodify(folder, ":h")
    if parent == folder then
      return nil
    end
    folder = parent
  end
  return folder
end

return M

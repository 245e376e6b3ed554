-- Which buffers the server has something to say about: Python, and files that say what it needs.
local M = {}

local names = {
  "pyproject.toml",
  "Pipfile",
  "poetry.lock",
  "poetry.toml",
  "uv.lock",
  "uv.toml",
  "pylock.toml",
  "ruff.toml",
  ".ruff.toml",
  "setup.cfg",
  "pyvenv.cfg",
  "tox.ini",
  "pytest.ini",
  ".coveragerc",
  ".python-version",
}

local patterns = {
  "/[^/]*requirements[^/]*%.txt$",
  "/[^/]*requirements[^/]*%.in$",
  "/constraints[^/]*%.txt$",
  "/constraints[^/]*%.in$",
  "/requirements/[^/]*%.txt$",
  "/requirements/[^/]*%.in$",
}

--- The file types that such files have in one version of Neovim or another. Most files of these
--- types are others, so that the name decides.
M.types = { "python", "toml", "requirements", "cfg", "dosini", "conf", "text" }

local function is_named(path)
  local name = vim.fn.fnamemodify(path, ":t")
  for _, each in ipairs(names) do
    if name == each then
      return true
    end
  end
  for _, pattern in ipairs(patterns) do
    if ("/" .. path):find(pattern) then
      return true
    end
  end
  return false
end

function M.is_explained(buffer)
  return vim.bo[buffer].filetype == "python" or is_named((vim.api.nvim_buf_get_name(buffer):gsub("\\", "/")))
end

return M

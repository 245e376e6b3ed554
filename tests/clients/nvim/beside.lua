-- What three servers show of beside.py together; exit code 0 when nothing is said twice.
local shared = dofile(os.getenv("PYLORE_TEST") .. "/steps.lua")

local function sources_of(code)
  local sources = {}
  for _, finding in ipairs(vim.diagnostic.get(0)) do
    if finding.code == code then
      table.insert(sources, finding.source)
    end
  end
  return sources
end

-- ruff and pycodestyle may well say the same: that is between them.
local function wait_for_others(code)
  shared.wait_for(code .. " from others and not from pylore", function()
    local sources = sources_of(code)
    return #sources > 0 and not vim.tbl_contains(sources, "pylore")
  end)
end

local function wait_for_pylore(code)
  shared.wait_for(code .. " from pylore", function()
    return vim.tbl_contains(sources_of(code), "pylore")
  end)
end

local steps = {
  {
    "what ruff and pycodestyle report is left to them, the rest is shown",
    function()
      wait_for_others("E711")
      wait_for_others("E201")
      wait_for_others("B006")
      wait_for_pylore("N802")
    end,
  },
  {
    "with lint.enable on, all is shown",
    function()
      require("pylore").setup({ settings = { lint = { enable = true } } })
      wait_for_pylore("E711")
      wait_for_pylore("B006")
      require("pylore").setup({ settings = {} })
      wait_for_others("E711")
    end,
  },
  {
    "the cards of both stand in one window, below each other",
    function()
      shared.place_cursor_on("lru_cache", 10)
      local card = table.concat(shared.read_card(), "\n")
      assert(card:find("# pylore\n", 1, true) and card:find("# pylsp\n", 1, true), card)
      assert(card:find("At most 128 results of `addAll` are kept", 1, true), card)
      assert(not card:find("###", 1, true), card)
    end,
  },
  {
    "where pylore has nothing to say, the other card stands alone",
    function()
      shared.place_cursor_on("add", 4)
      local card = table.concat(shared.read_card(), "\n")
      assert(card:find("add(fruit", 1, true) and not card:find("pylore", 1, true), card)
    end,
  },
}

vim.cmd(shared.run(steps) and "qall!" or "cquit 1")

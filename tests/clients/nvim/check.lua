-- What a user does with basket.py, step by step, in a headless Neovim; exit code 0 when all went well.
local shared = dofile(os.getenv("PYLORE_TEST") .. "/steps.lua")
local wait_for, findings = shared.wait_for, shared.findings
local place_cursor_on, read_card = shared.place_cursor_on, shared.read_card
local clients = require("pylore.clients").all

local function wait_for_findings(expected)
  local ok = vim.wait(shared.PATIENCE, function()
    return vim.deep_equal(findings(), expected)
  end, 10)
  if not ok then
    error("findings are " .. vim.inspect(findings()) .. "\nand not " .. vim.inspect(expected), 2)
  end
end

local function wait_for_some_of(expected)
  wait_for(vim.inspect(expected), function()
    local now = findings()
    for _, finding in ipairs(expected) do
      if not vim.tbl_contains(now, finding) then
        return false
      end
    end
    return true
  end)
end

local function attached()
  if vim.lsp.get_clients then
    return vim.lsp.get_clients({ bufnr = 0 })
  end
  return vim.tbl_values(vim.lsp.buf_get_clients(0))
end

-- Chooses from the menu of code actions as a user would: by what the line says.
local function choose_action(words)
  local offered = {}
  vim.ui.select = function(items, options, on_choice)
    for index, item in ipairs(items) do
      local title = options.format_item(item)
      table.insert(offered, title)
      if title:find(words, 1, true) then
        return on_choice(item, index)
      end
    end
    on_choice(nil, nil)
  end
  vim.lsp.buf.code_action()
  wait_for("the menu of code actions", function()
    return #offered > 0
  end)
  return offered
end

local at_first = { "B006 4:22-24", "E302 8:0-3", "E711 14:38-45" }

local steps = {
  {
    "findings stand where they belong",
    function()
      wait_for_findings(at_first)
      assert(vim.diagnostic.get(0)[1].source == "pylore", "the source is named")
    end,
  },
  {
    "a card is shown, rendered",
    function()
      place_cursor_on("yield", 10)
      local lines = read_card()
      local text = table.concat(lines, "\n")
      assert(lines[1] == "**Generators**", "the title comes first: " .. text)
      assert(text:find("halves", 1, true), "the card names the reader's function: " .. text)
      for _, raw in ipairs({ "&%a+;", "&#%d+;", "</?%a+>", "\\[_*`<#]", "\r" }) do
        assert(not text:find(raw), "something unrendered (" .. raw .. "): " .. text)
      end
    end,
  },
  {
    "nothing is said about plain text",
    function()
      place_cursor_on("counted", 1)
      local params = vim.lsp.util.make_position_params(0, "utf-16")
      local answers = assert(vim.lsp.buf_request_sync(0, "textDocument/hover", params, shared.PATIENCE))
      for _, answer in pairs(answers) do
        assert(not answer.error and not answer.result, vim.inspect(answer))
      end
    end,
  },
  {
    "a quick fix mends the line, and its finding goes",
    function()
      place_cursor_on("== None", 14)
      local offered = choose_action("Compare by `is`")
      wait_for("the mended line, from " .. vim.inspect(offered), function()
        return vim.fn.getline(14) == '    return "🍐é" in label or label is None'
      end)
      wait_for_findings({ "B006 4:22-24", "E302 8:0-3" })
      vim.cmd("silent undo")
      wait_for_findings(at_first)
    end,
  },
  {
    "a line being typed leaves the other findings alone",
    function()
      vim.api.nvim_buf_set_lines(0, 5, 5, false, { "" })
      local typed = "    print(f'''{basket[("
      for index = 1, #typed do
        vim.api.nvim_buf_set_text(0, 5, index - 1, 5, index - 1, { typed:sub(index, index) })
        wait_for_some_of({ "E302 9:0-3", "E711 15:38-45" })
      end
      vim.api.nvim_buf_set_lines(0, 5, 6, false, {})
      wait_for_findings(at_first)
    end,
  },
  {
    ":Pylore explain opens a page, whose links lead on and back",
    function()
      local before = vim.api.nvim_get_current_win()
      place_cursor_on("yield", 10)
      vim.cmd("Pylore explain")
      wait_for("the page", function()
        return vim.b.pylore_page == "pylore:/topics/generators.md"
      end)
      assert(vim.fn.getline(1) == "# Generators", vim.fn.getline(1))
      assert(vim.bo.filetype == "markdown" and not vim.bo.modifiable)
      assert(vim.fn.search("](pylore:") > 0, "there is a link")
      vim.cmd([[execute "normal \<CR>"]])
      wait_for("another page", function()
        return vim.b.pylore_page and vim.b.pylore_page ~= "pylore:/topics/generators.md"
      end)
      vim.cmd([[execute "normal \<BS>"]])
      wait_for("the page before", function()
        return vim.b.pylore_page == "pylore:/topics/generators.md"
      end)
      assert(#vim.api.nvim_list_wins() == 2, "pages share a window")
      vim.cmd("normal q")
      assert(vim.api.nvim_get_current_win() == before)
    end,
  },
  {
    ":Pylore concepts lists what the buffer uses, and goes there",
    function()
      vim.cmd("Pylore concepts")
      wait_for("the list", function()
        return vim.bo.filetype == "pylore-concepts"
      end)
      assert(vim.fn.search("Default argument values") > 0, vim.inspect(vim.fn.getline(1, "$")))
      vim.cmd([[execute "normal j\<CR>"]])
      assert(vim.fn.expand("%:t") == "basket.py" and vim.fn.line(".") == 4, vim.fn.line("."))
      vim.cmd("wincmd p | close")
      assert(vim.tbl_contains(require("pylore.command").complete("gener", "Pylore explain gener"), "generators"))
    end,
  },
  {
    ":Pylore known makes cards short, and :Pylore! takes it back",
    function()
      place_cursor_on("yield", 10)
      vim.cmd("Pylore known generators")
      wait_for("the short card", function()
        return vim.startswith(read_card()[1], "**Generators**: ")
      end)
      vim.cmd("Pylore! known generators")
      wait_for("the whole card", function()
        return read_card()[1] == "**Generators**"
      end)
    end,
  },
  {
    "one server serves the project, a file that stands alone has its own",
    function()
      vim.cmd("silent edit second.py")
      wait_for_findings({ "E711 3:15-17" })
      assert(#clients() == 1, "one client: " .. #clients())
      assert(vim.loop.fs_realpath(clients()[1].config.root_dir) == vim.loop.fs_realpath(vim.fn.getcwd()))
      vim.cmd("silent edit ../alone/alone.py")
      wait_for_findings({ "E711 3:15-17" })
      assert(#clients() == 2, "two clients: " .. #clients())
    end,
  },
  {
    "the project's file has cards and no findings, other files of its type are left alone",
    function()
      vim.cmd("silent edit pyproject.toml")
      wait_for("the attached server", function()
        return #attached() > 0
      end)
      place_cursor_on("project", 1)
      local text = table.concat(read_card(), "\n")
      assert(text:find("Packaging", 1, true), text)
      assert(#vim.diagnostic.get(0) == 0, vim.inspect(vim.diagnostic.get(0)))
      vim.cmd("silent edit other.toml")
      assert(#attached() == 0, "no server for other files")
      assert(#clients() == 2, "two clients: " .. #clients())
    end,
  },
  {
    ":checkhealth finds the program and both folders",
    function()
      vim.cmd("silent checkhealth pylore")
      local text = table.concat(vim.api.nvim_buf_get_lines(0, 0, -1, false), "\n")
      assert(text:find("Running for files that stand alone", 1, true), text)
      assert(text:find("Running for /", 1, true), text)
      assert(not text:find("ERROR", 1, true), text)
    end,
  },
}

local all_well = shared.run(steps)
if all_well and os.getenv("PYLORE_END") == "killed" then
  vim.loop.kill(vim.loop.getpid(), "sigkill")
end
vim.cmd(all_well and "qall!" or "cquit 1")

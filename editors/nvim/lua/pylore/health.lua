-- :checkhealth pylore
local ask = require("pylore.ask")
local clients = require("pylore.clients")
local M = {}

local health = vim.health or require("health") -- its own module until 0.7
local report = {
  start = health.start or health.report_start,
  ok = health.ok or health.report_ok,
  info = health.info or health.report_info,
  warn = health.warn or health.report_warn,
  error = health.error or health.report_error,
}

local function report_program(config)
  if type(config.cmd) ~= "table" then
    report.info("The server is reached by a function of yours")
    return
  end
  local program = config.cmd[1]
  if vim.fn.executable(program) == 0 then
    report.error("'" .. program .. "' is not a program that can be run", {
      "Put pylore on your PATH, or name it: require('pylore').setup({ cmd = { '/path/to/pylore', 'server' } })",
    })
    return
  end
  local version = vim.trim(vim.fn.system({ program, "--version" }))
  if vim.v.shell_error ~= 0 then
    report.warn(vim.fn.exepath(program) .. " does not tell its version: " .. version)
    return
  end
  report.ok(version .. " at " .. vim.fn.exepath(program))
end

local function report_clients()
  local running = clients.all()
  for _, client in ipairs(running) do
    report.ok("Running for " .. (client.config.root_dir or "files that stand alone"))
  end
  if #running == 0 then
    report.info("Not running: no Python file has been opened yet")
  end
end

--- What the project files of the folder say, after `pylore doctor`.
local function report_settings(program, folder)
  local text = vim.fn.system({ program, "doctor", "--format", "json", folder })
  local is_read, entries = pcall(vim.fn.json_decode, text)
  for _, entry in ipairs(is_read and entries or {}) do
    if entry.part == "settings" then
      report.info(("%s is %s (%s)"):format(entry.name, entry.text, entry.source))
    elseif entry.part == "faults" then
      report.warn(entry.text, { entry.advice })
    end
  end
end

function M.check()
  report.start("pylore")
  local config = require("pylore").current_config()
  if not config then
    report.warn("Not set up", { "Call require('pylore').setup()" })
    return
  end
  report_program(config)
  report_clients()
  for _, client in ipairs(clients.all()) do
    if client.config.root_dir then
      report_settings(ask.program_name(), client.config.root_dir)
    end
  end
end

return M

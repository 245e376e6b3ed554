-- Questions to the server that runs, and to its program.
local clients = require("pylore.clients")
local M = {}

--- A client of pylore's, that of the current buffer where there is one; nil where none runs.
function M.client()
  return clients.of_buffer(0) or clients.all()[1]
end

--- Calls `on_answer` with the result, which may be nil; says so where no server runs.
function M.server(method, params, on_answer)
  local client = M.client()
  if not client then
    vim.notify("pylore does not run here; open a Python file first", vim.log.levels.WARN)
    return
  end
  clients.request(client, method, params, function(problem, result)
    if problem then
      vim.notify("pylore: " .. problem.message, vim.log.levels.ERROR)
    else
      on_answer(result ~= vim.NIL and result or nil)
    end
  end)
end

--- The program: the first word of the configured command where the second is `server`.
function M.program_name()
  local config = require("pylore").current_config()
  local cmd = config and config.cmd
  if type(cmd) == "table" and cmd[2] == "server" then
    return cmd[1]
  end
  return "pylore"
end

--- Calls `on_output` with all that the program prints; `input` are the lines of its stdin.
function M.program(arguments, input, on_output)
  local name = M.program_name()
  local command = vim.list_extend({ name }, arguments)
  local started, job = pcall(vim.fn.jobstart, command, {
    stdout_buffered = true,
    on_stdout = function(_, lines)
      on_output(table.concat(lines, "\n"))
    end,
  })
  if not started or job <= 0 then
    vim.notify("pylore: cannot run '" .. name .. "', see :checkhealth pylore", vim.log.levels.ERROR)
    return
  end
  if input then
    vim.fn.chansend(job, table.concat(input, "\n") .. "\n")
  end
  vim.fn.chanclose(job, "stdin")
end

return M

-- Questions to the server that runs, and to its program.
local M = {}

--- A client of pylore's, that of the buffer where there is one; nil where none runs.
function M.client(buffer)
  local list = vim.lsp.get_clients or vim.lsp.get_active_clients
  local any
  for _, client in pairs(list()) do
    if client.name == "pylore" then
      if vim.lsp.buf_is_attached(buffer or 0, client.id) then
        return client
      end
      any = any or client
    end
  end
  return any
end

--- Calls `on_answer` with the result, which may be nil; says so where no server runs.
function M.server(method, params, on_answer)
  local client = M.client()
  if not client then
    vim.notify("pylore does not run here; open a Python file first", vim.log.levels.WARN)
    return
  end
  local function answer(problem, result)
    if problem then
      vim.notify("pylore: " .. problem.message, vim.log.levels.ERROR)
    else
      on_answer(result ~= vim.NIL and result or nil)
    end
  end
  if vim.fn.has("nvim-0.11") == 1 then
    client:request(method, params, answer)
  else
    client.request(method, params, answer, 0)
  end
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

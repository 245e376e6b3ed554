-- Neovim's clients of pylore, in the words of each version.
local M = {}

local has_methods = vim.fn.has("nvim-0.11") == 1 -- client:request(); client.request() before

--- All that run.
function M.all()
  local list = vim.lsp.get_clients or vim.lsp.get_active_clients
  return vim.tbl_filter(function(client)
    return client.name == "pylore"
  end, vim.tbl_values(list()))
end

--- The one that the buffer is attached to, or nil.
function M.of_buffer(buffer)
  for _, client in ipairs(M.all()) do
    if vim.lsp.buf_is_attached(buffer, client.id) then
      return client
    end
  end
end

function M.request(client, method, params, on_answer)
  if has_methods then
    client:request(method, params, on_answer)
  else
    client.request(method, params, on_answer, 0)
  end
end

--- The result, after `patience` milliseconds at most; nil where there is none by then.
function M.request_and_wait(client, method, params, patience, buffer)
  local answer
  if has_methods then
    answer = client:request_sync(method, params, patience, buffer)
  else
    answer = client.request_sync(method, params, patience, buffer)
  end
  return answer and not answer.err and answer.result or nil
end

function M.notify(client, method, params)
  if has_methods then
    client:notify(method, params)
  else
    client.notify(method, params)
  end
end

return M

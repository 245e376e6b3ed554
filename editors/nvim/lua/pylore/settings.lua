-- What servers are told: the user's settings, and which other linters this editor has.
local clients = require("pylore.clients")
local M = {}

local own -- what setup() was given last; nil: those of the client's configuration count
local linters = {}

--- What a client with that configuration is to be told.
function M.of(config)
  local settings = vim.deepcopy(own or config.settings or {})
  for name in pairs(linters) do
    -- A section as the linter's own extension has it elsewhere: there the server looks for it.
    settings[name] = settings[name] or { enable = true }
  end
  return settings
end

local function tell_all()
  for _, client in ipairs(clients.all()) do
    client.config.settings = M.of(client.config)
    client.settings = client.config.settings -- what questions are answered from since 0.10
    clients.notify(client, "workspace/didChangeConfiguration", { settings = client.settings })
  end
end

--- Takes the place of all settings before.
function M.set(settings)
  own = { pylore = settings }
  tell_all()
end

function M.add_linter(name)
  if not linters[name] then
    linters[name] = true
    tell_all()
  end
end

return M

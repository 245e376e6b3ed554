-- Defines :Pylore; what it does is loaded when it is first used.
if vim.g.loaded_pylore then
  return
end
vim.g.loaded_pylore = true

vim.api.nvim_create_user_command("Pylore", function(call)
  require("pylore.command").run(call.fargs, call.bang)
end, {
  nargs = "*",
  bang = true,
  desc = "Topics of pylore: explain, concepts, known",
  complete = function(...)
    return require("pylore.command").complete(...)
  end,
})

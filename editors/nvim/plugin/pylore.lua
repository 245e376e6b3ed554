-- Defines :Pylore and fixing on save; what they do is loaded when it is first used.
if vim.g.loaded_pylore then
  return
end
vim.g.loaded_pylore = true

vim.api.nvim_create_user_command("Pylore", function(call)
  require("pylore.command").run(call.fargs, call.bang)
end, {
  nargs = "*",
  bang = true,
  desc = "Topics of pylore: explain, concepts, fix, known",
  complete = function(...)
    return require("pylore.command").complete(...)
  end,
})

vim.api.nvim_create_autocmd("BufWritePre", {
  group = vim.api.nvim_create_augroup("pylore-fix", { clear = true }),
  pattern = { "*.py", "*.pyi" },
  desc = "Safe fixes of pylore, where vim.g.pylore_fix_on_save says so",
  callback = function(event)
    if vim.g.pylore_fix_on_save then
      require("pylore.fix").apply(event.buf)
    end
  end,
})

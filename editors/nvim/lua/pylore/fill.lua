-- Markdown broken into lines that fit a float as they are seen. Neovim counts the rows of a float
-- without looking where lines can break, and with the marks that it hides: what did not fit was cut.
local M = {}

--- What is seen of it: no marks of code, strong words and links.
local function visible_width(text)
  local seen = text:gsub("%[([^%]]*)%]%b()", "%1"):gsub("[`*]", ""):gsub("\\(%p)", "%1")
  return vim.fn.strdisplaywidth(seen)
end

--- Words, where a piece of code is one whatever blanks it has.
local function words_of(line)
  local words = {}
  for part in line:gmatch("%S+") do
    local last = words[#words]
    local _, quotes = (last or ""):gsub("`", "")
    if quotes % 2 == 1 then
      words[#words] = last .. " " .. part
    else
      table.insert(words, part)
    end
  end
  return words
end

local function fill_line(line, width, lines)
  local indent = line:match("^%s*[-*] ") or line:match("^%s*%d+%. ") or ""
  local text = ""
  for _, word in ipairs(words_of(line:sub(#indent + 1))) do
    local longer = text == "" and word or text .. " " .. word
    if text ~= "" and #indent + visible_width(longer) > width then
      table.insert(lines, indent .. text)
      indent, text = (" "):rep(#indent), word
    else
      text = longer
    end
  end
  table.insert(lines, indent .. text)
end

--- The lines of the text, but for code and tables none wider than that.
function M.lines(markdown, width)
  local lines, is_code = {}, false
  for _, line in ipairs(vim.split(markdown, "\n")) do
    local is_fence = vim.startswith(line, "```")
    is_code = is_fence ~= is_code
    if is_code or is_fence or vim.startswith(line, "|") then
      table.insert(lines, line)
    else
      fill_line(line, width, lines)
    end
  end
  return lines
end

return M

#include "cli/terminal.h"

#include <stdio.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "cli/command.h"
#include "syntax/lexer.h"

static const TextStyle colourful = {
    .marks =
        {
            [ROLE_HEADING] = "\x1b[1;36m",
            [ROLE_STRONG] = "\x1b[1m",
            [ROLE_EMPHASIS] = "\x1b[3m",
            [ROLE_CODE] = "\x1b[33m",
            [ROLE_LINK] = "\x1b[4m",
            [ROLE_FAINT] = "\x1b[2m",
            [ROLE_KEYWORD] = "\x1b[35m",
            [ROLE_STRING] = "\x1b[32m",
            [ROLE_NUMBER] = "\x1b[36m",
            [ROLE_COMMENT] = "\x1b[2;3m",
        },
    .reset = "\x1b[0m",
    .rule = "\xE2\x94\x80", /* ─ */
    .bullet = "\xE2\x80\xA2", /* • */
    .quote = "\xE2\x94\x82", /* │ */
    .code_quote = "",
};

static const TextStyle plain = {
    .reset = "", .rule = "-", .bullet = "-", .quote = ">", .code_quote = "`"};

uint32_t terminal_width(void) {
  struct winsize size;
  if (!isatty(STDOUT_FILENO) || ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col == 0)
    return TERMINAL_ELSEWHERE;
  if (size.ws_col < TERMINAL_NARROWEST) return TERMINAL_NARROWEST;
  return size.ws_col > TERMINAL_WIDEST ? TERMINAL_WIDEST : size.ws_col;
}

const TextStyle *terminal_style(void) {
  return command_wants_colour() ? &colourful : &plain;
}

static uint16_t roles_of_token(const Token *token) {
  switch ((TokenKind)token->kind) {
  case TOKEN_NAME:
    return token->word == WORD_NONE || token->word >= WORD_SOFT ? 0 : 1u << ROLE_KEYWORD;
  case TOKEN_NUMBER: return 1u << ROLE_NUMBER;
  case TOKEN_STRING:
  case TOKEN_FSTRING_START:
  case TOKEN_FSTRING_MIDDLE:
  case TOKEN_FSTRING_END: return 1u << ROLE_STRING;
  case TOKEN_COMMENT: return 1u << ROLE_COMMENT;
  default: return 0;
  }
}

static void add_python(StyledText *out, Slice code) {
  Arena arena;
  arena_init(&arena);
  Lexer *lexer = lexer_create(code, &arena);
  uint32_t done = 0;
  for (LogicalLine line; lexer_next(lexer, &line);) {
    for (uint32_t i = 0; i < line.token_count; i++) {
      const Token *token = &line.tokens[i];
      styled_text_add(out, slice_sub(code, done, token->start), 0);
      styled_text_add(out, slice_sub(code, token->start, token->end), roles_of_token(token));
      done = token->end;
    }
  }
  styled_text_add(out, slice_sub(code, done, code.len), 0);
  arena_release(&arena);
}

static void add_code(StyledText *out, Slice code, Slice language) {
  if (slice_starts_with(language, SLICE("python")))
    add_python(out, code);
  else
    styled_text_add(out, code, 1u << ROLE_CODE);
}

void terminal_print(Slice text) {
  if (text.len > 0) fwrite(text.ptr, 1, text.len, stdout);
}

void terminal_print_markdown(Slice markdown, uint32_t width) {
  MarkdownLayout layout = {.style = terminal_style(), .width = width};
  if (layout.style == &colourful) layout.add_code = add_code;
  Buffer out;
  buffer_init(&out);
  markdown_render(markdown, &layout, &out);
  terminal_print(buffer_slice(&out));
  buffer_release(&out);
}

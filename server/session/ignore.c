#include "session/ignore.h"

#include "rules/noqa.h"
#include "rules/rule.h"
#include "syntax/lexer.h"

/* A line as `# noqa` counts them. */
typedef struct NoqaPlace {
  uint32_t start;
  uint32_t end; /* after its line end */
  uint32_t offset; /* where a comment can be put */
} NoqaPlace;

/* The codes that a comment on the line silences already; empty where there are none. */
static Slice codes_at(const Noqa *noqa, const NoqaPlace *place) {
  for (uint32_t i = 0; i < noqa->line_count; i++)
    if (noqa->lines[i].start == place->start) return noqa->lines[i].codes;
  return (Slice){NULL, 0};
}

static TextEdit edit_at(Slice text, const Noqa *noqa, const NoqaPlace *place, Slice code,
                        Arena *arena) {
  Slice codes = codes_at(noqa, place);
  if (codes.len == 0) {
    Slice comment = arena_format(arena, "  # noqa: %.*s", (int)code.len, code.ptr);
    return (TextEdit){place->offset, place->offset, comment};
  }
  uint32_t end = (uint32_t)(codes.ptr - text.ptr + (ptrdiff_t)codes.len);
  Slice more = arena_format(arena, ", %.*s", (int)code.len, code.ptr);
  return (TextEdit){end, end, more};
}

/* The edits of all findings from `next` on that begin on the logical line; returns the first that
 * does not. */
static uint32_t take_line(Slice text, const LogicalLine *line, const Noqa *noqa,
                          const Finding *findings, uint32_t count, uint32_t next, TextEdit *edits,
                          Arena *arena) {
  NoqaPlace place = {.start = line->start};
  for (uint32_t i = 0; i < line->token_count; i++) {
    const Token *token = &line->tokens[i];
    if (token->kind != TOKEN_NL && token->kind != TOKEN_NEWLINE) continue;
    place.offset = token->start;
    place.end = token->end;
    bool is_last = line->end == text.len && i + 1 == line->token_count;
    for (; next < count && (findings[next].start < place.end || is_last); next++)
      if (!line->is_broken)
        edits[next] = edit_at(text, noqa, &place, findings[next].rule->code, arena);
    place.start = token->end;
  }
  return next;
}

const TextEdit *ignore_edits(Slice text, const Finding *findings, uint32_t count, Arena *arena) {
  TextEdit *edits = ARENA_ARRAY(arena, TextEdit, count);
  Lexer *lexer = lexer_create(text, arena);
  LogicalLine line;
  uint32_t next = 0;
  while (next < count && lexer_next(lexer, &line)) {
    if (line.end <= findings[next].start && line.end < text.len) continue;
    Noqa noqa = {.text = text, .scratch = arena, .arena = arena};
    noqa_add_line(&noqa, &line);
    next = take_line(text, &line, &noqa, findings, count, next, edits, arena);
  }
  return edits;
}

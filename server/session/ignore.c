#include "session/ignore.h"

#include "rules/noqa.h"

/* The part of a document that is read; all offsets but those of findings and edits are within it.
 */
typedef struct Stretch {
  Slice text;
  uint32_t start; /* in the document */
  const Finding *findings;
  uint32_t count;
  TextEdit *edits; /* the result, one for each finding */
  Arena *arena;
} Stretch;

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

static TextEdit edit_at(const Stretch *stretch, const Noqa *noqa, const NoqaPlace *place,
                        Slice code) {
  Slice codes = codes_at(noqa, place);
  if (codes.len == 0) {
    uint32_t offset = stretch->start + place->offset;
    Slice comment = arena_format(stretch->arena, "  # noqa: %.*s", (int)code.len, code.ptr);
    return (TextEdit){offset, offset, comment};
  }
  uint32_t end = stretch->start + (uint32_t)(codes.ptr + codes.len - stretch->text.ptr);
  Slice more = arena_format(stretch->arena, ", %.*s", (int)code.len, code.ptr);
  return (TextEdit){end, end, more};
}

/* The edits of all findings from `next` on that begin on the logical line; returns the first that
 * does not. */
static uint32_t take_line(Stretch *stretch, const LogicalLine *line, uint32_t next) {
  Noqa noqa = {.text = stretch->text, .scratch = stretch->arena, .arena = stretch->arena};
  noqa_add_line(&noqa, line);
  NoqaPlace place = {.start = line->start};
  for (uint32_t i = 0; i < line->token_count; i++) {
    const Token *token = &line->tokens[i];
    if (token->kind != TOKEN_NL && token->kind != TOKEN_NEWLINE) continue;
    place.offset = token->start;
    place.end = token->end;
    bool is_last = line->end == stretch->text.len && i + 1 == line->token_count;
    for (; next < stretch->count; next++) {
      const Finding *finding = &stretch->findings[next];
      if (finding->start - stretch->start >= place.end && !is_last) break;
      if (!line->is_broken)
        stretch->edits[next] = edit_at(stretch, &noqa, &place, finding->rule->code);
    }
    place.start = token->end;
  }
  return next;
}

const TextEdit *ignore_edits(const Document *document, const Finding *findings, uint32_t count,
                             Arena *arena) {
  Stretch stretch = {.findings = findings,
                     .count = count,
                     .edits = ARENA_ARRAY(arena, TextEdit, count),
                     .arena = arena};
  if (count == 0) return stretch.edits;
  uint32_t end = findings[count - 1].start;
  stretch.start = findings[0].start;
  document_widen(document, &stretch.start, &end);
  stretch.text = document_text(document, stretch.start, end, arena);

  Lexer *lexer = lexer_create(stretch.text, arena);
  LogicalLine line;
  uint32_t next = 0;
  while (next < count && lexer_next(lexer, &line)) {
    bool is_before = line.end <= findings[next].start - stretch.start;
    if (!is_before || line.end == stretch.text.len) next = take_line(&stretch, &line, next);
  }
  return stretch.edits;
}

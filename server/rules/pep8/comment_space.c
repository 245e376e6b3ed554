/* E261 E262 E265 E266: how comments begin. */
#include <string.h>

#include "base/utf8.h"
#include "rules/context.h"
#include "text/lines.h"

extern const Rule rule_e261;
extern const Rule rule_e262;
extern const Rule rule_e265;
extern const Rule rule_e266;

/* What a comment has in front of its words. */
typedef struct CommentFront {
  uint32_t hashes;
  uint32_t colons; /* 1 for `#:`, which documentation tools read */
  uint32_t blanks; /* spaces, tabs and no-break spaces after the first space */
  bool has_space; /* right behind the hashes */
  bool is_bare; /* nothing but the hashes */
  char next; /* what stands behind the hashes */
} CommentFront;

static bool is_blank_at(Slice text, uint32_t at) {
  if (at >= text.len) return false;
  uint32_t c = utf8_next(slice_sub(text, at, text.len)).code_point;
  return c == ' ' || c == '\t' || c == 0xA0;
}

static CommentFront read_front(Slice comment) {
  CommentFront front = {0};
  while (front.hashes < comment.len && comment.ptr[front.hashes] == '#') front.hashes++;
  uint32_t at = front.hashes;
  front.is_bare = at == comment.len;
  if (!front.is_bare) front.next = comment.ptr[at];
  if (front.hashes == 1 && front.next == ':') front.colons = 1;
  at += front.colons;
  front.has_space = at < comment.len && comment.ptr[at] == ' ';
  if (front.has_space && is_blank_at(comment, at + 1)) front.blanks = 1;
  return front;
}

/* `# words`, `#: words`, or a hash alone. */
static bool begins_well(const CommentFront *front, Slice comment) {
  if (front->hashes != 1) return false;
  return front->is_bare || front->has_space || (front->colons == 1 && comment.len == 2);
}

/* One blank behind the `#`, or `#:`, and behind several `#` where there is none. What a comment
 * tells tools by more than one `#` stays as it is, and so does a comment without words. */
static void fix_front(RuleContext *context, Finding *finding, const Token *comment,
                      const CommentFront *front) {
  if (!context->with_fixes) return;
  uint32_t start = comment->start + front->hashes + front->colons;
  uint32_t words = start;
  while (words < comment->end && is_blank_at(context->text, words))
    words += utf8_next(slice_sub(context->text, words, comment->end)).bytes;
  if (words == comment->end || (front->hashes > 1 && words > start)) return;
  rule_fix(context, finding, SLICE("Begin with one blank"), &(TextEdit){start, words, SLICE(" ")},
           1);
}

static void fix_hashes(RuleContext *context, Finding *finding, const Token *comment,
                       const CommentFront *front) {
  if (!context->with_fixes) return;
  TextEdit edit = {comment->start + 1, comment->start + front->hashes, SLICE("")};
  rule_fix(context, finding, SLICE("Leave one `#`"), &edit, 1);
}

static void look_at_inline(RuleContext *context, const Token *comment, uint32_t code_end) {
  Slice text = slice_sub(context->text, comment->start, comment->end);
  bool is_same_line = lines_start(context->text, comment->start) <= code_end;
  if (is_same_line && comment->start < code_end + 2) {
    Finding *finding = rule_report_as(context, &rule_e261, code_end, comment->start, NULL, 0);
    if (context->with_fixes)
      rule_fix(context, finding, SLICE("Leave two blanks"),
               &(TextEdit){code_end, comment->start, SLICE("  ")}, 1);
  }
  CommentFront front = read_front(text);
  if (begins_well(&front, text) && front.blanks == 0) return;
  Finding *finding = rule_report_as(context, &rule_e262, comment->start, comment->end, NULL, 0);
  if (front.hashes == 1) fix_front(context, finding, comment, &front);
}

static void look_at_block(RuleContext *context, const Token *comment) {
  Slice text = slice_sub(context->text, comment->start, comment->end);
  CommentFront front = read_front(text);
  if (begins_well(&front, text)) return;
  bool is_first_line = context->is_file_start && lines_start(context->text, comment->start) == 0;
  if (front.hashes == 1 && front.next == '!' && is_first_line) return;
  bool is_many = front.hashes > 1 && (front.is_bare || front.next == ' ');
  if (!is_many) {
    Finding *finding = rule_report_as(context, &rule_e265, comment->start, comment->end, NULL, 0);
    fix_front(context, finding, comment, &front);
    return;
  }
  bool has_words = front.next == ' ' && text.len > front.hashes + 1u;
  if (!has_words) return;
  Finding *finding = rule_report_as(context, &rule_e266, comment->start, comment->end, NULL, 0);
  fix_hashes(context, finding, comment, &front);
}

static bool is_alone(Slice text, uint32_t comment) {
  return slice_trim(slice_sub(text, lines_start(text, comment), comment)).len == 0;
}

static void look_at_line(RuleContext *context, const LogicalLine *line, const LineHistory *before) {
  (void)before;
  uint32_t code_end = 0;
  for (uint32_t i = 0; i < line->token_count; i++) {
    const Token *token = &line->tokens[i];
    if (token->kind != TOKEN_COMMENT) {
      if (token->kind != TOKEN_NL) code_end = token->end;
    } else if (is_alone(context->text, token->start)) {
      look_at_block(context, token);
    } else {
      look_at_inline(context, token, code_end);
    }
  }
}

const Rule rule_e261 = {.code = SLICE_INIT("E261"), .at_logical_line = look_at_line};
const Rule rule_e262 = {.code = SLICE_INIT("E262"), .at_logical_line = look_at_line};
const Rule rule_e265 = {.code = SLICE_INIT("E265"), .at_logical_line = look_at_line};
const Rule rule_e266 = {.code = SLICE_INIT("E266"), .at_logical_line = look_at_line};

/* The pattern of a regular expression, a line for each of its pieces. */
#include "base/utf8.h"
#include "cards/regex.h"
#include "cards/regex_words.h"
#include "cards/text_value.h"
#include "cards/words.h"

static const struct {
  const char *callee;
  uint32_t position; /* of the flags */
} callers[] = {
    {"re.compile", 1},  {"re.search", 2}, {"re.match", 2}, {"re.fullmatch", 2}, {"re.findall", 2},
    {"re.finditer", 2}, {"re.split", 3},  {"re.sub", 4},   {"re.subn", 4},
};

/* The argument that holds the flags, NO_NODE for none. False where stars hide it. */
static bool find_flags(const SegmentView *view, NodeId call, NodeId *flags, Arena *arena) {
  const Nodes *nodes = view->nodes;
  Slice callee =
      names_qualified(view->names, nodes_child_by_field(nodes, call, FIELD_FUNCTION), arena);
  uint32_t wanted = UINT32_MAX;
  for (size_t i = 0; i < sizeof callers / sizeof callers[0]; i++)
    if (slice_is(callee, callers[i].callee)) wanted = callers[i].position;
  NodeId arguments = nodes_child_by_field(nodes, call, FIELD_ARGUMENTS);
  uint32_t position = 0;
  *flags = NO_NODE;
  for (NodeId argument = nodes_first_named_child(nodes, arguments); argument != NO_NODE;
       argument = nodes_next_named_sibling(nodes, argument)) {
    if (nodes_is(nodes, argument, NODE_LIST_SPLAT) ||
        nodes_is(nodes, argument, NODE_DICTIONARY_SPLAT))
      return false;
    if (nodes_is(nodes, argument, NODE_KEYWORD_ARGUMENT)) {
      Slice name = nodes_text(nodes, nodes_child_by_field(nodes, argument, FIELD_NAME));
      if (slice_is(name, "flags")) *flags = nodes_child_by_field(nodes, argument, FIELD_VALUE);
    } else if (position++ == wanted) {
      *flags = argument;
    }
  }
  return wanted != UINT32_MAX;
}

static bool take_flag(Regex *regex, Slice name) {
  if (slice_is(name, "re.VERBOSE") || slice_is(name, "re.X"))
    regex->is_verbose = true;
  else if (slice_is(name, "re.IGNORECASE") || slice_is(name, "re.I"))
    regex->is_ignoring_case = true;
  else if (slice_is(name, "re.MULTILINE") || slice_is(name, "re.M"))
    regex->is_multiline = true;
  else if (slice_is(name, "re.DOTALL") || slice_is(name, "re.S"))
    regex->is_dotall = true;
  else
    return slice_is(name, "re.ASCII") || slice_is(name, "re.A") || slice_is(name, "re.UNICODE") ||
           slice_is(name, "re.U");
  return true;
}

/* Flags joined by `|`. False for anything else: they may say that blanks do not count. */
static bool read_flags(const SegmentView *view, NodeId flags, Regex *regex, Arena *arena) {
  const Nodes *nodes = view->nodes;
  while (flags != NO_NODE) {
    flags = nodes_unparenthesized(nodes, flags);
    NodeId left = NO_NODE;
    NodeId flag = flags;
    if (nodes_is(nodes, flags, NODE_BINARY_OPERATOR)) {
      NodeId operator_token = nodes_child_by_field(nodes, flags, FIELD_OPERATOR);
      if (!nodes_is(nodes, operator_token, PUNCT_PIPE)) return false;
      left = nodes_child_by_field(nodes, flags, FIELD_LEFT);
      flag = nodes_child_by_field(nodes, flags, FIELD_RIGHT);
    }
    bool is_zero = nodes_is(nodes, flag, NODE_INTEGER) && slice_is(nodes_text(nodes, flag), "0");
    if (!is_zero && !take_flag(regex, names_qualified(view->names, flag, arena))) return false;
    flags = left;
  }
  return true;
}

/* How many pieces from `first` on are plain characters that stand together and are not repeated,
 * and what they spell. */
static uint32_t read_run(const Regex *regex, uint32_t first, Slice pattern, Slice *text,
                         Arena *arena) {
  Buffer out;
  buffer_init(&out);
  uint32_t i = first;
  for (; i < regex->count; i++) {
    const RegexPiece *piece = &regex->pieces[i];
    bool goes_on = i == first || (piece->start == regex->pieces[i - 1].end && !piece->is_repeated &&
                                  !regex->pieces[first].is_repeated);
    if (piece->kind != REGEX_CHARACTER || !goes_on) break;
    Slice source = slice_sub(pattern, piece->start, piece->end);
    bool is_itself = piece->value < 0x80;
    if (is_itself)
      buffer_add_char(&out, (char)piece->value);
    else if (source.ptr[0] != '\\')
      buffer_add(&out, slice_sub(source, 0, utf8_next(source).bytes));
    else
      buffer_add(&out, SLICE("\xEF\xBF\xBD\xEF\xBF\xBD"));
  }
  *text = arena_copy(arena, buffer_slice(&out));
  buffer_release(&out);
  return i == first ? 1 : i - first;
}

typedef struct Telling {
  const Regex *regex;
  const TextValue *text;
  PieceList list;
  Arena *arena;
} Telling;

/* A group that is one piece, or one run, and not repeated, takes one line. Returns how many pieces
 * that are; 0 where it needs more lines. */
static uint32_t tell_small_group(Telling *telling, uint32_t at) {
  const RegexPiece *pieces = telling->regex->pieces;
  const RegexPiece *open = &pieces[at];
  if (open->kind != REGEX_OPEN || open->value == OPEN_IF || at + 2 >= telling->regex->count)
    return 0;
  RegexKind kind = pieces[at + 1].kind;
  if (kind == REGEX_OPEN || kind == REGEX_CLOSE || kind == REGEX_OR) return 0;
  Slice run = {NULL, 0};
  uint32_t count = read_run(telling->regex, at + 1, telling->text->value, &run, telling->arena);
  uint32_t last = at + 1 + count;
  if (last >= telling->regex->count || pieces[last].kind != REGEX_CLOSE || pieces[last].is_repeated)
    return 0;
  bool is_bytes = telling->text->is_bytes;
  Holes values = {
      {regex_piece_words(telling->regex, open, run, is_bytes, telling->arena),
       regex_piece_words(telling->regex, &pieces[at + 1], run, is_bytes, telling->arena)}};
  piece_list_add(&telling->list, open->depth,
                 slice_sub(telling->text->value, open->start, pieces[last].end),
                 words_fill(telling->arena, "{}: {}", values));
  return count + 2;
}

/* "'GET' or 'PUT'" for the plain texts between the pieces `open` and the next CLOSE; empty where
 * there is anything else among them. `*close` becomes that one's index. */
static Slice choice_words(const Telling *telling, uint32_t open, uint32_t *close) {
  const Regex *regex = telling->regex;
  const Slice none = {NULL, 0};
  Buffer out;
  buffer_init(&out);
  uint32_t i = open + 1;
  bool is_plain = true;
  bool is_choice = false;
  while (i < regex->count && is_plain && regex->pieces[i].kind != REGEX_CLOSE) {
    Slice run = none;
    i += read_run(regex, i, telling->text->value, &run, telling->arena);
    const RegexPiece *last = &regex->pieces[i - 1];
    is_plain = run.len > 0 && !last->is_repeated && utf8_is_ascii(run);
    for (size_t k = 0; k < run.len; k++) is_plain = is_plain && run.ptr[k] >= ' ';
    buffer_add_char(&out, '\'');
    buffer_add(&out, run);
    buffer_add_char(&out, '\'');
    bool goes_on = i + 1 < regex->count && regex->pieces[i].kind == REGEX_OR;
    if (!goes_on) break;
    is_choice = true;
    buffer_add(&out, SLICE(" or "));
    i++;
  }
  bool is_whole = is_plain && is_choice && i < regex->count &&
                  regex->pieces[i].kind == REGEX_CLOSE && regex->pieces[i - 1].kind != REGEX_OR &&
                  !regex->pieces[i].is_repeated;
  *close = i;
  Slice words = is_whole ? arena_copy(telling->arena, buffer_slice(&out)) : none;
  buffer_release(&out);
  return words;
}

/* A group of nothing but texts to choose from, on one line. */
static uint32_t tell_choice(Telling *telling, uint32_t at) {
  const RegexPiece *open = &telling->regex->pieces[at];
  uint32_t close = 0;
  if (open->kind != REGEX_OPEN || open->value == OPEN_IF) return 0;
  Slice words = choice_words(telling, at, &close);
  if (words.len == 0) return 0;
  const Slice none = {NULL, 0};
  Holes values = {
      {regex_piece_words(telling->regex, open, none, telling->text->is_bytes, telling->arena),
       words}};
  piece_list_add(&telling->list, open->depth,
                 slice_sub(telling->text->value, open->start, telling->regex->pieces[close].end),
                 words_fill(telling->arena, "{}: {}", values));
  return close + 1 - at;
}

static uint32_t tell_piece(Telling *telling, uint32_t at) {
  uint32_t used = tell_small_group(telling, at);
  if (used == 0) used = tell_choice(telling, at);
  if (used > 0) return used;
  const RegexPiece *piece = &telling->regex->pieces[at];
  Slice run = {NULL, 0};
  uint32_t count = read_run(telling->regex, at, telling->text->value, &run, telling->arena);
  uint32_t end = telling->regex->pieces[at + count - 1].end;
  piece_list_add(
      &telling->list, piece->depth, slice_sub(telling->text->value, piece->start, end),
      regex_piece_words(telling->regex, piece, run, telling->text->is_bytes, telling->arena));
  return count;
}

Fact fact_of_regex(const FactPlace *place) {
  TextValue text = text_value_at(place);
  if (text.node == NO_NODE || text.meaning != TEXT_REGEX) return (Fact){0};
  NodeId call = nodes_ancestor(place->view->nodes, text.node, NODE_CALL);
  NodeId flags = NO_NODE;
  Regex regex = {0};
  bool is_read = find_flags(place->view, call, &flags, place->arena) &&
                 read_flags(place->view, flags, &regex, place->arena) &&
                 regex_read(text.value, text.is_bytes, &regex, place->arena);
  if (!is_read || regex.count == 0) return (Fact){0};
  Telling telling = {.regex = &regex, .text = &text, .arena = place->arena};
  piece_list_init(&telling.list);
  for (uint32_t at = 0; at < regex.count;) at += tell_piece(&telling, at);
  Fact fact = {.code = piece_list_take(&telling.list, place->arena)};
  fact.words = regex.is_ignoring_case ? SLICE("The pattern piece by piece, regardless of case:")
                                      : SLICE("The pattern piece by piece:");
  return fact;
}

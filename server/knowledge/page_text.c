#include "knowledge/page_text.h"

#include "knowledge/page_link.h"

typedef struct Writer {
  const Knowledge *knowledge;
  PageAddresses addresses;
  Buffer *out;
  Arena arena; /* for texts on their way */
} Writer;

/* A blank line, then the Markdown with its links made ordinary. */
static void add_block(Writer *writer, Slice markdown) {
  if (markdown.len == 0) return;
  buffer_add_char(writer->out, '\n');
  Slice text =
      page_link_expand(writer->knowledge, markdown, writer->addresses.topics, &writer->arena);
  buffer_add(writer->out, text);
  buffer_add_char(writer->out, '\n');
}

static void add_section(Writer *writer, Slice title, Slice markdown) {
  if (markdown.len == 0) return;
  buffer_add_format(writer->out, "\n## %.*s\n", (int)title.len, title.ptr);
  add_block(writer, markdown);
}

static void add_topics(Writer *writer, const char *label, const Slice *ids, uint32_t count) {
  if (count == 0) return;
  Buffer line;
  buffer_init(&line);
  buffer_add_format(&line, "- %s: ", label);
  for (uint32_t i = 0; i < count; i++)
    buffer_add_format(&line, "%s[[%.*s]]", i == 0 ? "" : ", ", (int)ids[i].len, ids[i].ptr);
  buffer_add_char(&line, '\n');
  Slice text = buffer_slice(&line);
  buffer_add(writer->out,
             page_link_expand(writer->knowledge, text, writer->addresses.topics, &writer->arena));
  buffer_release(&line);
}

static void add_addresses(Writer *writer, SliceList see) {
  for (uint32_t i = 0; i < see.count; i++)
    buffer_add_format(writer->out, "- Documentation: <%.*s>\n", (int)see.items[i].len,
                      see.items[i].ptr);
}

static void add_rule_name(Writer *writer, const RulePage *rule) {
  Slice address = writer->addresses.rules;
  size_t mark = slice_find(address, SLICE("%"), 0);
  if (address.len > 0) buffer_add_char(writer->out, '[');
  buffer_add(writer->out, rule->code);
  if (address.len == 0) return;
  buffer_add(writer->out, SLICE("]("));
  buffer_add(writer->out, slice_sub(address, 0, mark));
  buffer_add(writer->out, rule->code);
  buffer_add(writer->out, slice_sub(address, mark + 1, address.len));
  buffer_add_char(writer->out, ')');
}

/* The rules whose findings lead to this topic. */
static void add_rules(Writer *writer, const Topic *topic) {
  uint32_t count;
  const RulePage *const *rules = knowledge_rules(writer->knowledge, &count);
  bool has_some = false;
  for (uint32_t i = 0; i < count; i++) {
    if (!slice_equal(rules[i]->topic, topic->id)) continue;
    buffer_add(writer->out, has_some ? SLICE(", ") : SLICE("- Rules: "));
    add_rule_name(writer, rules[i]);
    has_some = true;
  }
  if (has_some) buffer_add_char(writer->out, '\n');
}

static bool has_rules(const Knowledge *knowledge, const Topic *topic) {
  uint32_t count;
  const RulePage *const *rules = knowledge_rules(knowledge, &count);
  for (uint32_t i = 0; i < count; i++)
    if (slice_equal(rules[i]->topic, topic->id)) return true;
  return false;
}

void page_text_topic(const Knowledge *knowledge, const Topic *topic, PageAddresses addresses,
                     Buffer *out) {
  Writer writer = {.knowledge = knowledge, .addresses = addresses, .out = out};
  buffer_add_format(out, "# %.*s\n\n", (int)topic->title.len, topic->title.ptr);
  buffer_add_format(out, "*%.*s, %.*s", (int)topic->group.len, topic->group.ptr,
                    (int)topic->level.len, topic->level.ptr);
  if (topic->since.len > 0)
    buffer_add_format(out, ", since Python %.*s", (int)topic->since.len, topic->since.ptr);
  buffer_add(out, SLICE("*\n"));
  add_block(&writer, topic->lead);
  for (int i = 0; i < SECTION_COUNT; i++)
    add_section(&writer, topic_section_title((TopicSection)i), topic->sections[i]);
  if (topic->requires.count + topic->related.count + topic->see.count > 0 ||
      has_rules(knowledge, topic))
    buffer_add(out, SLICE("\n## Read on\n\n"));
  add_topics(&writer, "Know first", topic->requires.items, topic->requires.count);
  add_topics(&writer, "See also", topic->related.items, topic->related.count);
  add_rules(&writer, topic);
  add_addresses(&writer, topic->see);
  arena_release(&writer.arena);
}

/* The columns that a line marks as a finding; false for every other line. The forms are those of
 * knowledge/README.md: `#   ^^^ CODE`, `#<CODE` and `#@3-7 CODE`. */
static bool read_mark(Slice line, Slice code, uint32_t *start, uint32_t *end) {
  size_t hash = slice_find(line, SLICE("#"), 0);
  if (slice_trim(slice_sub(line, 0, hash)).len > 0 || !slice_ends_with(line, code)) return false;
  Slice mark = slice_trim(slice_sub(line, hash + 1, line.len - code.len));
  *start = 0;
  *end = 1;
  if (slice_is(mark, "<")) return true;
  if (slice_starts_with(mark, SLICE("@"))) {
    size_t dash = slice_find(mark, SLICE("-"), 0);
    return slice_parse_u32(slice_sub(mark, 1, dash), start) &&
           slice_parse_u32(slice_sub(mark, dash + 1, mark.len), end) && *end < 1000;
  }
  for (size_t i = 0; i < mark.len; i++)
    if (mark.ptr[i] != '^') return false;
  if (mark.len == 0) return false;
  *start = (uint32_t)(mark.ptr - line.ptr);
  *end = *start + (uint32_t)mark.len;
  return true;
}

static void add_line(Writer *writer, Slice line, Slice code) {
  uint32_t start;
  uint32_t end;
  if (read_mark(line, code, &start, &end)) {
    for (uint32_t i = 0; i < end; i++) buffer_add_char(writer->out, i < start ? ' ' : '^');
    buffer_add_char(writer->out, ' ');
    line = code;
  }
  buffer_add(writer->out, line);
  buffer_add_char(writer->out, '\n');
}

/* The code, in which marks of findings stand under what they are about. */
static void add_code(Writer *writer, const char *title, Slice python, Slice code) {
  if (python.len == 0) return;
  if (slice_ends_with(python, SLICE("\n"))) python.len--;
  buffer_add_format(writer->out, "\n## %s\n\n```python\n", title);
  for (Slice line; slice_split(&python, '\n', &line);) add_line(writer, line, code);
  buffer_add(writer->out, SLICE("```\n"));
}

/* What the rule puts into its message depends on the code. */
static Slice filled_message(const RulePage *rule, Arena *arena) {
  Buffer out;
  buffer_init(&out);
  Slice rest = rule->message;
  for (size_t hole; (hole = slice_find(rest, SLICE("{}"), 0)) < rest.len;) {
    buffer_add(&out, slice_sub(rest, 0, hole));
    buffer_add(&out, SLICE("\xE2\x80\xA6"));
    rest = slice_sub(rest, hole + 2, rest.len);
  }
  buffer_add(&out, rest);
  Slice message = arena_copy(arena, buffer_slice(&out));
  buffer_release(&out);
  return message;
}

void page_text_rule(const Knowledge *knowledge, const RulePage *rule, PageAddresses addresses,
                    Buffer *out) {
  Writer writer = {.knowledge = knowledge, .addresses = addresses, .out = out};
  Slice severity = severity_name(rule->severity);
  Slice fix = fix_kind_name(rule->fix);
  buffer_add_format(out, "# %.*s %.*s\n\n", (int)rule->code.len, rule->code.ptr,
                    (int)rule->name.len, rule->name.ptr);
  buffer_add_format(out, "*%.*s, %s by default, fix: %.*s*\n", (int)severity.len, severity.ptr,
                    rule->is_default ? "on" : "off", (int)fix.len, fix.ptr);
  add_block(&writer, filled_message(rule, &writer.arena));
  add_block(&writer, rule->why);
  add_code(&writer, "Bad", rule->bad, rule->code);
  add_code(&writer, "Good", rule->good, rule->code);
  add_code(&writer, "Fixed", rule->fixed, rule->code);
  buffer_add(out, SLICE("\n## Read on\n\n"));
  add_topics(&writer, "Topic", &rule->topic, 1);
  add_addresses(&writer, rule->see);
  arena_release(&writer.arena);
}

Slice severity_name(Severity severity) {
  switch (severity) {
  case SEVERITY_ERROR: return SLICE("error");
  case SEVERITY_WARNING: return SLICE("warning");
  case SEVERITY_INFORMATION: return SLICE("information");
  case SEVERITY_HINT: return SLICE("hint");
  }
  return SLICE("");
}

Slice fix_kind_name(FixKind fix) {
  switch (fix) {
  case FIX_NONE: return SLICE("none");
  case FIX_SAFE: return SLICE("safe");
  case FIX_SUGGESTED: return SLICE("suggested");
  }
  return SLICE("");
}

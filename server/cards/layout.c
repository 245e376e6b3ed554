#include "cards/layout.h"

#include <ctype.h>

#include "base/buffer.h"
#include "cards/page_text.h"
#include "cards/words.h"
#include "config/known.h"
#include "knowledge/topic_roles.h"

enum {
  OTHERS_AT_MOST = 4,
  RELATED_UP_TO = 3,
  PARTS_AT_MOST = 13,
  MARKS_AT_LEAST = 3,
  NOTE_WORDS = 16,
  KNOWN_FACT_WORDS = 24,
};

/* A paragraph, or several: blocks are parted by a blank line. */
typedef struct Part {
  Slice text;
  Slice code; /* Python to be fenced below the text */
  int priority; /* the smaller it is, the longer it stays when there is no room */
  bool is_joined; /* stands on the line of the part before it, behind a dot, if that is there */
  bool is_chosen;
} Part;

typedef struct Parts {
  Part items[PARTS_AT_MOST];
  uint32_t count;
} Parts;

static void parts_add(Parts *parts, int priority, Slice text, Slice code) {
  if (text.len == 0 || parts->count == PARTS_AT_MOST) return;
  parts->items[parts->count++] = (Part){text, code, priority, false, false};
}

static void parts_join(Parts *parts, int priority, Slice text) {
  parts_add(parts, priority, text, (Slice){NULL, 0});
  if (text.len > 0 && parts->count > 0) parts->items[parts->count - 1].is_joined = true;
}

static uint32_t count_words(Slice text) {
  uint32_t words = 0;
  bool is_in_word = false;
  for (size_t i = 0; i < text.len; i++) {
    bool is_blank = isspace((unsigned char)text.ptr[i]) != 0;
    if (!is_blank && !is_in_word) words++;
    is_in_word = !is_blank;
  }
  return words;
}

static uint32_t count_lines(Slice text) {
  uint32_t lines = 0;
  for (Slice line; slice_split(&text, '\n', &line);)
    if (slice_trim(line).len > 0) lines++;
  return lines;
}

/* Chooses the parts that fit, by priority, within one pass for each: priorities are few. What is
 * joined to a part has no sense without it, and never a priority before it. */
static void parts_choose(Parts *parts, uint32_t lines, uint32_t words) {
  for (int priority = 0; priority <= 5; priority++) {
    for (uint32_t i = 0; i < parts->count; i++) {
      Part *part = &parts->items[i];
      if (part->priority != priority) continue;
      uint32_t part_lines = count_lines(part->text) + count_lines(part->code);
      uint32_t part_words =
          count_words(part->text) + count_words(part->code) + (part->is_joined ? 1 : 0);
      bool is_loose = part->is_joined && !parts->items[i - 1].is_chosen;
      part->is_chosen = priority == 0 || (!is_loose && part_lines <= lines && part_words <= words);
      if (!part->is_chosen) continue;
      lines -= part_lines < lines ? part_lines : lines;
      words -= part_words < words ? part_words : words;
    }
  }
}

static void add_fence(Buffer *out, size_t marks, const char *language) {
  for (size_t i = 0; i < marks; i++) buffer_add_char(out, '`');
  buffer_add(out, slice_from_cstr(language));
  buffer_add_char(out, '\n');
}

static void add_code(Buffer *out, Slice code) {
  size_t marks = words_longest_backticks(code) + 1;
  if (marks < MARKS_AT_LEAST) marks = MARKS_AT_LEAST;
  add_fence(out, marks, "python");
  buffer_add(out, code);
  buffer_add_char(out, '\n');
  add_fence(out, marks, "");
}

/* The heading stands right above what it heads; other blocks are parted by a blank line. */
static Slice parts_write(const Parts *parts, Arena *arena) {
  Buffer out;
  buffer_init(&out);
  for (uint32_t i = 0; i < parts->count; i++) {
    const Part *part = &parts->items[i];
    if (!part->is_chosen) continue;
    bool is_joined = part->is_joined && parts->items[i - 1].is_chosen;
    if (is_joined)
      buffer_add(&out, SLICE(" \xC2\xB7 "));
    else if (i > 0 && out.ptr[out.len - 1] != '\n')
      buffer_add(&out, SLICE("\n\n"));
    buffer_add(&out, part->text);
    if (i == 0) buffer_add_char(&out, '\n');
    if (part->code.len == 0) continue;
    buffer_add(&out, SLICE("\n\n"));
    add_code(&out, part->code);
    buffer_add_char(&out, '\n');
  }
  Slice markdown = arena_copy(arena, slice_trim(buffer_slice(&out)));
  buffer_release(&out);
  return markdown;
}

static bool is_listed(const CardContent *content, const Topic *topic) {
  bool is_known = topic == content->topic;
  for (uint32_t i = 0; i < content->other_count; i++)
    is_known = is_known || content->others[i] == topic;
  return is_known;
}

/* "[words](command:COMMAND?"id")", its quotes escaped. An id is made of letters, digits and dashes;
 * one of the user's that is not gets the words alone. */
static void add_command(Buffer *out, Slice words, const char *command, Slice id) {
  if (!known_is_id(id)) {
    buffer_add(out, words);
    return;
  }
  buffer_add_char(out, '[');
  buffer_add(out, words);
  buffer_add_format(out, "](command:%s?%%22%.*s%%22)", command, (int)id.len, id.ptr);
}

static void add_title(Buffer *out, const CardContent *content, const Topic *topic) {
  if (out->len > 0) buffer_add(out, SLICE(" \xC2\xB7 "));
  if (content->has_commands)
    add_command(out, topic->title, COMMAND_OPEN, topic->id);
  else
    buffer_add(out, topic->title);
}

/* What can be done about the topic, in an editor that follows links to commands. It counts as no
 * line of the card. */
static void add_commands(Parts *parts, const CardContent *content, Arena *arena) {
  Slice id = content->topic->id;
  if (!content->has_commands || !known_is_id(id)) return;
  Buffer out;
  buffer_init(&out);
  add_command(&out, SLICE("Explain more"), COMMAND_OPEN, id);
  buffer_add(&out, SLICE(" \xC2\xB7 "));
  add_command(&out, SLICE("Mark as known"), COMMAND_MARK, id);
  parts_add(parts, 0, arena_copy(arena, buffer_slice(&out)), (Slice){NULL, 0});
  parts->items[parts->count - 1].is_chosen = true;
  buffer_release(&out);
}

/* "See also: A · B": the topics that apply here too. */
static Slice applying_titles(const CardContent *content, Arena *arena) {
  Buffer out;
  buffer_init(&out);
  for (uint32_t i = 0; i < content->other_count && i < OTHERS_AT_MOST; i++)
    add_title(&out, content, content->others[i]);
  Slice titles = buffer_slice(&out);
  Slice line =
      titles.len == 0 ? (Slice){NULL, 0} : words_fill(arena, "See also: {}", (Holes){{titles}});
  buffer_release(&out);
  return line;
}

/* The topics that the page names as related, where no more than a few apply here. */
static Slice related_titles(const CardContent *content, Arena *arena) {
  Buffer out;
  buffer_init(&out);
  uint32_t count = content->other_count;
  SliceList related = content->topic->related;
  for (uint32_t i = 0; i < related.count && count < RELATED_UP_TO; i++) {
    const Topic *topic = knowledge_topic(content->knowledge, related.items[i]);
    if (topic == NULL || is_listed(content, topic)) continue;
    add_title(&out, content, topic);
    count++;
  }
  Slice titles = buffer_slice(&out);
  bool is_first = content->other_count == 0 && titles.len > 0;
  Slice line = words_fill(arena, is_first ? "See also: {}" : "{}", (Holes){{titles}});
  buffer_release(&out);
  return line;
}

/* The last line: the documentation, then the topics to see also where there is room for them. */
static void add_last_line(Parts *parts, const CardContent *content, Arena *arena) {
  if (content->docs.len > 0)
    parts_add(parts, 1, words_fill(arena, "[Docs]({})", (Holes){{content->docs}}),
              (Slice){NULL, 0});
  Slice applying = applying_titles(content, arena);
  if (content->docs.len > 0)
    parts_join(parts, 3, applying);
  else
    parts_add(parts, 3, applying, (Slice){NULL, 0});
  if (content->docs.len > 0 || applying.len > 0)
    parts_join(parts, 5, related_titles(content, arena));
}

static Slice labelled(const char *label, Slice text, Arena *arena) {
  Holes values = {{slice_from_cstr(label), text}};
  return text.len == 0 ? text : words_fill(arena, "**{}** {}", values);
}

static Slice section_text(const CardContent *content, TopicSection section, Arena *arena) {
  return page_without_links(content->knowledge, slice_trim(content->topic->sections[section]),
                            arena);
}

static void add_opening(Parts *parts, const CardContent *content, Arena *arena) {
  parts_add(parts, 0, words_fill(arena, "### {}", (Holes){{content->topic->title}}),
            (Slice){NULL, 0});
  parts_add(parts, 0, content->finding, (Slice){NULL, 0});
  parts_add(parts, 1, content->fact.words, content->fact.code);
}

Slice layout_brief(const CardContent *content, Arena *arena) {
  const Slice no_code = {NULL, 0};
  Slice lead = topic_role_words(content->topic, content->role);
  if (lead.len == 0) lead = content->topic->lead;
  lead = page_without_links(content->knowledge, slice_trim(lead), arena);
  Slice pitfall = topic_pitfall(content->topic, content->role);
  pitfall = page_without_links(content->knowledge, pitfall, arena);
  Slice notes = page_first_words(section_text(content, SECTION_NOTES, arena), NOTE_WORDS, arena);
  Parts parts = {0};
  add_opening(&parts, content, arena);
  parts_add(&parts, 2, lead, no_code);
  parts_add(&parts, 4, labelled("Watch out", pitfall, arena), no_code);
  parts_add(&parts, 1, labelled("Your notes", notes, arena), no_code);
  add_last_line(&parts, content, arena);
  parts_choose(&parts, BRIEF_LINES, BRIEF_WORDS);
  add_commands(&parts, content, arena);
  return parts_write(&parts, arena);
}

static void add_section(Parts *parts, const CardContent *content, const char *label,
                        TopicSection section, Arena *arena) {
  Holes values = {{slice_from_cstr(label), section_text(content, section, arena)}};
  if (values.of[1].len > 0)
    parts_add(parts, 0, words_fill(arena, "**{}**\n\n{}", values), (Slice){NULL, 0});
}

static void add_question(Parts *parts, const CardContent *content, Arena *arena) {
  Slice answer = {NULL, 0};
  Slice question = page_first_question(section_text(content, SECTION_INTERVIEW, arena), &answer);
  if (question.len == 0) return;
  Holes values = {{question, answer}};
  parts_add(parts, 0, words_fill(arena, "**Interview question** {}\n\n{}", values),
            (Slice){NULL, 0});
}

Slice layout_full(const CardContent *content, Arena *arena) {
  const Slice no_code = {NULL, 0};
  Parts parts = {0};
  add_opening(&parts, content, arena);
  Slice role = topic_role_words(content->topic, content->role);
  Slice lead =
      words_fill(arena, role.len > 0 ? "{}\n\n{}" : "{}{}", (Holes){{role, content->topic->lead}});
  parts_add(&parts, 0, page_without_links(content->knowledge, slice_trim(lead), arena), no_code);
  if (content->topic->since.len > 0)
    parts_add(&parts, 0, words_fill(arena, "**Since** Python {}", (Holes){{content->topic->since}}),
              no_code);
  add_section(&parts, content, "Why it matters", SECTION_WHY, arena);
  add_section(&parts, content, "Example", SECTION_EXAMPLE, arena);
  add_section(&parts, content, "Watch out", SECTION_WATCH_OUT, arena);
  add_section(&parts, content, "Cost", SECTION_COST, arena);
  add_question(&parts, content, arena);
  add_section(&parts, content, "Your notes", SECTION_NOTES, arena);
  add_last_line(&parts, content, arena);
  parts_choose(&parts, UINT32_MAX, UINT32_MAX);
  add_commands(&parts, content, arena);
  return parts_write(&parts, arena);
}

/* " · Explain more · Forget" as links, where the editor follows them. */
static Slice known_commands(const CardContent *content, Arena *arena) {
  Slice id = content->topic->id;
  if (!content->has_commands || !known_is_id(id)) return (Slice){NULL, 0};
  Buffer out;
  buffer_init(&out);
  buffer_add(&out, SLICE(" \xC2\xB7 "));
  add_command(&out, SLICE("Explain more"), COMMAND_OPEN, id);
  buffer_add(&out, SLICE(" \xC2\xB7 "));
  add_command(&out, SLICE("No longer known"), COMMAND_FORGET, id);
  Slice line = arena_copy(arena, buffer_slice(&out));
  buffer_release(&out);
  return line;
}

Slice layout_known(const CardContent *content, Arena *arena) {
  bool has_fact = content->fact.code.len == 0 && content->fact.words.len > 0 &&
                  count_words(content->fact.words) <= KNOWN_FACT_WORDS;
  Slice fact =
      has_fact ? words_fill(arena, ": {}", (Holes){{content->fact.words}}) : (Slice){NULL, 0};
  Slice docs = content->docs.len > 0
                   ? words_fill(arena, " \xC2\xB7 [Docs]({})", (Holes){{content->docs}})
                   : (Slice){NULL, 0};
  Holes values = {{content->topic->title, fact, docs, known_commands(content, arena)}};
  Slice line = words_fill(arena, "**{}**{}{}{}", values);
  if (content->finding.len == 0) return line;
  return words_fill(arena, "{}\n\n{}", (Holes){{content->finding, line}});
}

Slice layout_card(const CardContent *content, const Settings *settings, Arena *arena) {
  for (uint32_t i = 0; i < settings->hover_known.count; i++)
    if (slice_equal(settings->hover_known.items[i], content->topic->id))
      return layout_known(content, arena);
  return settings->hover_level == CARD_FULL ? layout_full(content, arena)
                                            : layout_brief(content, arena);
}

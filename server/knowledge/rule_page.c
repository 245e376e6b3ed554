#include "knowledge/rule_page.h"

enum { WHY_WORDS = 90 };

static const FrontKey keys[] = {
    {"code", false, true},     {"name", false, true},    {"topic", false, true},
    {"severity", false, true}, {"default", false, true}, {"fix", false, true},
    {"since", false, false},   {"see", true, false},     {"message", false, true},
};

static const char *const severities[] = {"error", "warning", "information", "hint", NULL};
static const char *const switches[] = {"off", "on", NULL};
static const char *const fixes[] = {"none", "safe", "suggested", NULL};

typedef enum RuleSection { RULE_BAD, RULE_GOOD, RULE_FIXED, RULE_SECTIONS } RuleSection;
static const char *const section_titles[RULE_SECTIONS] = {"Bad", "Good", "Fixed"};

/* Letters, then digits: E711, PLW0602. */
static bool is_code(Slice text) {
  size_t letters = 0;
  while (letters < text.len && text.ptr[letters] >= 'A' && text.ptr[letters] <= 'Z') letters++;
  uint32_t number;
  return letters > 0 && slice_parse_u32(slice_sub(text, letters, text.len), &number);
}

static bool is_line(Slice text) {
  return slice_find(text, SLICE("\n"), 0) == text.len;
}

static void check_keys(const Page *page, PageOwner owner, Faults *faults) {
  front_matter_check(&page->front, keys, sizeof keys / sizeof keys[0], faults);
  page_check_text(page, "code", is_code, "capital letters and a number, such as E711", faults);
  page_check_text(page, "name", page_is_id, "small letters, digits and hyphens", faults);
  page_check_text(page, "topic", page_is_id, "the id of a topic", faults);
  page_check_text(page, "since", page_is_version, "a version of Python such as \"3.12\"", faults);
  page_check_text(page, "message", is_line, "one line", faults);
  page_check_list(page, "see", page_is_address, "an https address", faults);
  Slice code = front_matter_text(&page->front, "code");
  Slice stem = page_file_stem(page);
  if (owner == OWNER_OURS && code.len > 0 && !slice_equal(code, stem))
    faults_add(faults, page->path, front_matter_line(&page->front, "code"),
               "`code` is `%.*s`, but the file's name is `%.*s.md`", FAULT_TEXT(code),
               FAULT_TEXT(stem));
}

static RuleSection find_section(Slice title) {
  int i = 0;
  while (i < RULE_SECTIONS && !slice_is(title, section_titles[i])) i++;
  return (RuleSection)i;
}

/* The one Python block that the section is made of; empty and a fault for anything else. */
static Slice read_code(const Page *page, const PageSection *section, Faults *faults) {
  cmark_node *block = page_next_block(section, NULL);
  bool is_one = block != NULL && page_next_block(section, block) == NULL;
  if (is_one && cmark_node_get_type(block) == CMARK_NODE_CODE_BLOCK) {
    const char *info = cmark_node_get_fence_info(block);
    bool is_python = info != NULL && slice_starts_with(slice_from_cstr(info), SLICE("python"));
    if (is_python && markdown_literal(block).len > 0)
      return arena_copy(faults->arena, markdown_literal(block));
  }
  faults_add(faults, page->path, section->line,
             "the section %.*s must be one fenced python block and nothing else",
             FAULT_TEXT(section->title));
  return (Slice){NULL, 0};
}

/* The line of each section that is there, 0 for the others, and its code. */
typedef struct Found {
  uint32_t line[RULE_SECTIONS];
  Slice code[RULE_SECTIONS];
} Found;

static void read_sections(const Page *page, Found *found, Faults *faults) {
  int last = -1;
  for (uint32_t i = 1; i < page->section_count; i++) {
    const PageSection *section = &page->sections[i];
    RuleSection which = find_section(section->title);
    if (which == RULE_SECTIONS || (int)which <= last) {
      faults_add(faults, page->path, section->line,
                 "the section `%.*s` cannot stand here; a rule has Bad, Good and Fixed, in this "
                 "order",
                 FAULT_TEXT(section->title));
      continue;
    }
    found->line[which] = section->line;
    found->code[which] = read_code(page, section, faults);
    last = (int)which;
  }
}

static void check_sections(const Page *page, const Found *found, FixKind fix, Faults *faults) {
  for (int i = RULE_BAD; i <= RULE_GOOD; i++)
    if (found->line[i] == 0)
      faults_add(faults, page->path, page->body_line, "the section %s is missing",
                 section_titles[i]);
  bool is_fixed = found->line[RULE_FIXED] != 0;
  if (fix != FIX_NONE && !is_fixed)
    faults_add(faults, page->path, front_matter_line(&page->front, "fix"),
               "there is a fix, but the section Fixed is missing");
  if (fix == FIX_NONE && is_fixed)
    faults_add(faults, page->path, found->line[RULE_FIXED],
               "there is a section Fixed, but `fix` is none");
}

static void read_front(const Page *page, RulePage *rule, Faults *faults) {
  const FrontMatter *front = &page->front;
  rule->code = front_matter_text(front, "code");
  rule->name = front_matter_text(front, "name");
  rule->topic = front_matter_text(front, "topic");
  rule->severity =
      (Severity)(SEVERITY_ERROR + front_matter_choice(front, "severity", severities, faults));
  rule->is_default = front_matter_choice(front, "default", switches, faults) == 1;
  rule->fix = (FixKind)(FIX_NONE + front_matter_choice(front, "fix", fixes, faults));
  rule->since = front_matter_text(front, "since");
  rule->see = front_matter_list(front, "see", faults->arena);
  rule->message = front_matter_text(front, "message");
}

bool rule_page_read(const Page *page, PageOwner owner, RulePage *rule, Faults *faults) {
  uint32_t before = faults->count;
  *rule = (RulePage){.why = page->sections[0].markdown};
  check_keys(page, owner, faults);
  read_front(page, rule, faults);
  Found found = {0};
  read_sections(page, &found, faults);
  check_sections(page, &found, rule->fix, faults);
  rule->bad = found.code[RULE_BAD];
  rule->good = found.code[RULE_GOOD];
  rule->fixed = found.code[RULE_FIXED];
  if (page->sections[0].first == NULL)
    faults_add(faults, page->path, page->body_line, "the text that says why is missing");
  page_check_no_headings(page, &page->sections[0], faults);
  if (owner == OWNER_OURS) {
    page_check_length(page, &page->sections[0], "the text that says why", WHY_WORDS, 0, faults);
    page_check_markdown(page, faults);
  }
  return faults->count == before;
}

#include "knowledge/topic_page.h"

#include "knowledge/groups.h"
#include "knowledge/topic_roles.h"
#include "knowledge/topic_triggers.h"

enum { LEAD_WORDS = 40, LEAD_SENTENCES = 2 };

static const FrontKey our_keys[] = {
    {"id", false, true},
    {"title", false, true},
    {"group", false, true},
    {"level", false, true},
    {"since", false, false},
    {"requires", true, false},
    {"related", true, false},
    {"see", true, true},
    {"triggers.syntax", true, false},
    {"triggers.names", true, false},
    {"triggers.files", true, false},
    {"triggers.also_syntax", true, false},
    {"triggers.also_names", true, false},
    {"triggers.also_files", true, false},
    {"triggers.quiet", true, false},
    {"triggers.plain", true, false},
    {"triggers", true, false},
};
enum { KEY_COUNT = sizeof our_keys / sizeof our_keys[0] };

static const char *const levels[] = {"beginner", "intermediate", "advanced", NULL};

static const char *const section_titles[SECTION_COUNT] = {
    [SECTION_ROLES] = "Roles",
    [SECTION_WHY] = "Why it matters",
    [SECTION_EXAMPLE] = "Example",
    [SECTION_WATCH_OUT] = "Watch out",
    [SECTION_COST] = "Cost",
    [SECTION_IN_DEPTH] = "In depth",
    [SECTION_INTERVIEW] = "Interview questions",
    [SECTION_NOTES] = "Your notes",
};

Slice topic_section_title(TopicSection section) {
  return slice_from_cstr(section_titles[section]);
}

/* Which section the title names; SECTION_COUNT for none that this owner has. */
static TopicSection find_section(Slice title, PageOwner owner) {
  for (int i = 0; i < SECTION_COUNT; i++)
    if (slice_is(title, section_titles[i]) && (i != SECTION_NOTES || owner == OWNER_USER))
      return (TopicSection)i;
  return SECTION_COUNT;
}

static void check_keys(const Page *page, PageOwner owner, Faults *faults) {
  FrontKey keys[KEY_COUNT];
  for (uint32_t i = 0; i < KEY_COUNT; i++) {
    keys[i] = our_keys[i];
    if (owner == OWNER_USER && i > 1) keys[i].is_required = false;
  }
  front_matter_check(&page->front, keys, KEY_COUNT, faults);
  const FrontEntry *triggers = front_matter_find(&page->front, "triggers");
  if (triggers != NULL && triggers->count > 0)
    faults_add(
        faults, page->path, triggers->line,
        "`triggers` has `syntax`, `names`, `files`, `also_syntax`, `also_names` and `also_files` "
        "below it, and lists below those");
  page_check_text(page, "id", page_is_id, "small letters, digits and hyphens", faults);
  page_check_text(page, "since", page_is_version, "a version of Python such as \"3.12\"", faults);
  page_check_list(page, "see", page_is_address, "an https address", faults);
}

/* Our pages are found by their names: the file's is the id, the folder's stands for the group. */
static void check_place(const Page *page, Faults *faults) {
  Slice id = front_matter_text(&page->front, "id");
  Slice stem = page_file_stem(page);
  if (id.len > 0 && !slice_equal(id, stem))
    faults_add(faults, page->path, front_matter_line(&page->front, "id"),
               "`id` is `%.*s`, but the file's name is `%.*s.md`", FAULT_TEXT(id),
               FAULT_TEXT(stem));
  Slice group = front_matter_text(&page->front, "group");
  Slice folder = page_folder_name(page);
  uint32_t rank = 0;
  while (rank < GROUP_COUNT && !slice_is(folder, topic_groups[rank].folder)) rank++;
  if (rank == GROUP_COUNT)
    faults_add(faults, page->path, 1, "the folder `%.*s` belongs to no group", FAULT_TEXT(folder));
  else if (group.len > 0 && !slice_is(group, topic_groups[rank].title))
    faults_add(faults, page->path, front_matter_line(&page->front, "group"),
               "`group` is `%.*s`; in the folder `%.*s` it must be `%s`", FAULT_TEXT(group),
               FAULT_TEXT(folder), topic_groups[rank].title);
}

/* `last` is the section before it, SECTION_COUNT for none. */
static void check_order(const Page *page, const PageSection *section, TopicSection which,
                        TopicSection last, Faults *faults) {
  if (last == SECTION_COUNT || which > last) return;
  if (which == last)
    faults_add(faults, page->path, section->line, "the section %s is there twice",
               section_titles[which]);
  else
    faults_add(faults, page->path, section->line, "the section %s must stand before %s",
               section_titles[which], section_titles[last]);
}

static void read_sections(const Page *page, PageOwner owner, Topic *topic, Faults *faults) {
  TopicSection last = SECTION_COUNT;
  for (uint32_t i = 1; i < page->section_count; i++) {
    const PageSection *section = &page->sections[i];
    TopicSection which = find_section(section->title, owner);
    if (which == SECTION_COUNT) {
      faults_add(faults, page->path, section->line,
                 "there is no section `%.*s`; it can be Roles, Why it matters, Example, Watch out, "
                 "Cost, In depth, Interview questions%s",
                 FAULT_TEXT(section->title), owner == OWNER_USER ? " and Your notes" : "");
      continue;
    }
    check_order(page, section, which, last, faults);
    if (section->markdown.len == 0)
      faults_add(faults, page->path, section->line, "the section %.*s is empty",
                 FAULT_TEXT(section->title));
    if (which != SECTION_IN_DEPTH && which != SECTION_INTERVIEW && which != SECTION_NOTES)
      page_check_no_headings(page, section, faults);
    topic->sections[which] = section->markdown;
    if (last == SECTION_COUNT || which > last) last = which;
  }
}

static const PageSection *section_of(const Page *page, TopicSection which) {
  for (uint32_t i = 1; i < page->section_count; i++)
    if (slice_is(page->sections[i].title, section_titles[which])) return &page->sections[i];
  return NULL;
}

static void check_lead(const Page *page, Faults *faults) {
  const PageSection *lead = &page->sections[0];
  cmark_node *block = page_next_block(lead, NULL);
  if (block == NULL) {
    faults_add(faults, page->path, lead->line, "the lead is missing");
    return;
  }
  bool is_one = page_next_block(lead, block) == NULL;
  if (!is_one || cmark_node_get_type(block) != CMARK_NODE_PARAGRAPH)
    faults_add(faults, page->path, lead->line, "the lead must be one paragraph");
}

static bool is_bullets(const PageSection *section) {
  cmark_node *block = page_next_block(section, NULL);
  return block != NULL && cmark_node_get_type(block) == CMARK_NODE_LIST &&
         page_next_block(section, block) == NULL;
}

/* Watch out is bullets, for the card shows one of them; a question is a heading above its answer.
 */
static void check_shapes(const Page *page, Faults *faults) {
  const PageSection *pitfalls = section_of(page, SECTION_WATCH_OUT);
  if (pitfalls != NULL && !is_bullets(pitfalls))
    faults_add(faults, page->path, pitfalls->line, "Watch out must be bullets and nothing else");
  const PageSection *questions = section_of(page, SECTION_INTERVIEW);
  cmark_node *block = questions == NULL ? NULL : page_next_block(questions, NULL);
  if (block != NULL && cmark_node_get_type(block) != CMARK_NODE_HEADING)
    faults_add(faults, page->path, page_block_line(page, block),
               "a question is a heading of level 3 (### ...), its answer stands below");
  while (block != NULL) {
    cmark_node *next = page_next_block(questions, block);
    bool is_question = cmark_node_get_type(block) == CMARK_NODE_HEADING;
    if (is_question && (next == NULL || cmark_node_get_type(next) == CMARK_NODE_HEADING))
      faults_add(faults, page->path, page_block_line(page, block), "the question has no answer");
    block = next;
  }
}

static void check_roles(const Page *page, const Topic *topic, Faults *faults) {
  const PageSection *section = section_of(page, SECTION_ROLES);
  if (section == NULL) return;
  if (!is_bullets(section)) {
    faults_add(faults, page->path, section->line, "Roles must be bullets and nothing else");
    return;
  }
  Slice rest = topic->sections[SECTION_ROLES];
  uint32_t line = page_block_line(page, section->first);
  for (TopicRole role; topic_role_next(&rest, &role); line++) {
    if (role.name.len == 0)
      faults_add(faults, page->path, line, "a role is written: - `role`: one sentence");
    for (size_t i = 0; i < role.bullet.len; i++) line += role.bullet.ptr[i] == '\n';
  }
}

/* Lists of roles: each must have its bullet. */
static void check_role_list(const Page *page, const Topic *topic, const char *key, SliceList roles,
                            Faults *faults) {
  for (uint32_t i = 0; i < roles.count; i++)
    if (topic_role_words(topic, roles.items[i]).len == 0)
      faults_add(faults, page->path, front_matter_line(&page->front, key),
                 "the section Roles has no bullet for `%.*s`", FAULT_TEXT(roles.items[i]));
}

static Slice text_or(const Page *page, const char *key, Slice otherwise) {
  Slice text = front_matter_text(&page->front, key);
  return text.len > 0 ? text : otherwise;
}

static void read_front(const Page *page, Topic *topic, Faults *faults) {
  const FrontMatter *front = &page->front;
  topic->id = front_matter_text(front, "id");
  topic->title = front_matter_text(front, "title");
  topic->group = text_or(page, "group", SLICE("Your own"));
  topic->level = slice_from_cstr(levels[front_matter_choice(front, "level", levels, faults)]);
  topic->since = front_matter_text(front, "since");
  topic->requires = front_matter_list(front, "requires", faults->arena);
  topic->related = front_matter_list(front, "related", faults->arena);
  topic->see = front_matter_list(front, "see", faults->arena);
  topic->quiet = front_matter_list(front, "triggers.quiet", faults->arena);
  topic->plain = front_matter_list(front, "triggers.plain", faults->arena);
}

bool topic_page_read(const Page *page, PageOwner owner, PredicateCheck is_predicate, Topic *topic,
                     Faults *faults) {
  uint32_t before = faults->count;
  *topic = (Topic){.lead = page->sections[0].markdown};
  check_keys(page, owner, faults);
  read_front(page, topic, faults);
  read_sections(page, owner, topic, faults);
  check_roles(page, topic, faults);
  check_role_list(page, topic, "triggers.quiet", topic->quiet, faults);
  check_role_list(page, topic, "triggers.plain", topic->plain, faults);
  topic_triggers_read(page, is_predicate, topic, faults);
  check_lead(page, faults);
  if (owner == OWNER_OURS) {
    check_place(page, faults);
    check_shapes(page, faults);
    page_check_length(page, &page->sections[0], "the lead", LEAD_WORDS, LEAD_SENTENCES, faults);
    page_check_markdown(page, faults);
  }
  return faults->count == before;
}

#include <string.h>

#include "base/json.h"
#include "cli/page_find.h"
#include "cli/page_json.h"
#include "cli/page_options.h"
#include "knowledge/page_text.h"

static void write_json(const PageFound *found, Buffer *out) {
  if (found->topic != NULL)
    page_json_topic(found->topic, out);
  else
    page_json_rule(found->rule, out);
  buffer_add_char(out, '\n');
}

static void print_page(const PageOptions *options, const PageFound *found) {
  Buffer out;
  buffer_init(&out);
  PageAddresses none = {0};
  if (options->format == FORMAT_JSON)
    write_json(found, &out);
  else if (found->topic != NULL)
    page_text_topic(options->knowledge, found->topic, none, &out);
  else
    page_text_rule(options->knowledge, found->rule, none, &out);
  page_print(options, &out);
  buffer_release(&out);
}

static int explain(const PageOptions *options) {
  if (options->name == NULL || slice_trim(slice_from_cstr(options->name)).len == 0)
    return command_misuse(&command_explain, "which topic or rule?");
  PageFound found = page_find(options->knowledge, slice_from_cstr(options->name));
  if (found.topic == NULL && found.rule == NULL)
    return page_find_fail(&command_explain, options->name, &found);
  print_page(options, &found);
  return EXIT_CLEAN;
}

static int run(int count, char **arguments) {
  (void)count;
  return page_command_run(&command_explain, TAKES_ONE_NAME, arguments, explain);
}

const Command command_explain = {
    .name = "explain",
    .summary = "says all about a topic of Python or a rule",
    .usage =
        "Usage: pylore explain TOPIC|CODE [OPTION...]\n"
        "\n"
        "Prints the page of a topic (`generators`), of a rule (`B006`), or of the one topic that\n"
        "shows on a keyword or name (`yield`, `lru_cache`). `pylore topics` lists all of them.\n"
        "\n"
        "  --format text|markdown|json  text, in colour on a terminal, is the default\n"
        "  --width N                    columns to wrap the text at; the terminal's, up to 100\n"
        "  --knowledge FOLDER           reads pages of your own as well; can be given again\n"
        "\n"
        "Exit codes: 0 done, 2 there is no such page, or wrong arguments.\n",
    .run = run,
};

/* pylore hover: the card of one place in a file. */
#include <stdio.h>
#include <string.h>

#include "analysis/document.h"
#include "base/json.h"
#include "cli/page_options.h"
#include "cli/source_file.h"
#include "cli/terminal.h"

enum { ARGUMENTS_AT_MOST = 64 };

/* FILE:LINE:COL, taken apart from the right: a path may hold colons. */
typedef struct Place {
  Slice path;
  const char *file; /* the same, with a NUL behind it */
  uint32_t line; /* both one-based; columns are characters */
  uint32_t column;
} Place;

static bool take_number(Slice *rest, uint32_t *number) {
  size_t colon = rest->len;
  while (colon > 0 && rest->ptr[colon - 1] != ':') colon--;
  if (colon == 0 || !slice_parse_u32(slice_sub(*rest, colon, rest->len), number)) return false;
  *rest = slice_sub(*rest, 0, colon - 1);
  return *number > 0;
}

static bool read_place(const char *argument, Place *place) {
  place->path = slice_from_cstr(argument);
  return take_number(&place->path, &place->column) && take_number(&place->path, &place->line) &&
         place->path.len > 0;
}

static bool read_level(const char *value, CardLevel *level) {
  *level = strcmp(value, "full") == 0 ? CARD_FULL : CARD_BRIEF;
  return *level == CARD_FULL || strcmp(value, "brief") == 0;
}

/* The arguments without `--level`, for the options that other commands have too. */
typedef struct Others {
  char *items[ARGUMENTS_AT_MOST];
  uint32_t count;
} Others;

static bool add_other(Others *others, char *argument) {
  if (others->count + 1 == ARGUMENTS_AT_MOST) {
    command_misuse(&command_hover, "too many arguments");
    return false;
  }
  others->items[others->count++] = argument;
  others->items[others->count] = NULL;
  return true;
}

/* False after a message. A place in standard input looks like an option; it goes to the end. */
static bool take_level(char **arguments, Others *others, CardLevel *level) {
  static char options_end[] = "--";
  char *standard_input = NULL;
  for (; *arguments != NULL; arguments++) {
    const char *value = NULL;
    if (strcmp(*arguments, "--level") == 0)
      value = arguments[1] == NULL ? "" : *++arguments;
    else if (strncmp(*arguments, "--level=", 8) == 0)
      value = *arguments + 8;
    if (value != NULL && !read_level(value, level)) {
      command_misuse(&command_hover, "--level is '%s'; it can be brief or full", value);
      return false;
    }
    bool is_standard_input = strncmp(*arguments, "-:", 2) == 0;
    if (is_standard_input) standard_input = *arguments;
    if (value == NULL && !is_standard_input && !add_other(others, *arguments)) return false;
  }
  if (standard_input == NULL) return true;
  return add_other(others, options_end) && add_other(others, standard_input);
}

static void add_position(const Document *document, const char *key, uint32_t offset, Buffer *out) {
  Position position = document_position(document, offset, ENCODING_UTF32);
  json_add_key(out, key);
  buffer_add_char(out, '{');
  json_add_number(out, "line", position.line + 1);
  json_add_number(out, "column", position.character + 1);
  buffer_add_char(out, '}');
}

static void print_json(const Document *document, Slice path, const Card *card, Arena *arena) {
  Buffer out;
  buffer_init(&out);
  buffer_add_char(&out, '{');
  json_add_text(&out, "file", path);
  add_position(document, "start", card->start, &out);
  add_position(document, "end", card->end, &out);
  json_add_text(&out, "markdown", card->markdown);
  json_add_text(&out, "text", card_plain_text(card->markdown, arena));
  buffer_add(&out, SLICE("}\n"));
  terminal_print(buffer_slice(&out));
  buffer_release(&out);
}

static void print_card(const PageOptions *options, const Document *document, Slice path,
                       const Card *card, Arena *arena) {
  if (options->format == FORMAT_JSON) {
    print_json(document, path, card, arena);
  } else if (options->format == FORMAT_TEXT) {
    terminal_print_markdown(card->markdown, options->width);
  } else {
    terminal_print(card->markdown);
    terminal_print(SLICE("\n"));
  }
}

static int show(const PageOptions *options, const Place *place, const SourceFile *source,
                const Settings *settings, Arena *arena) {
  Document *document = source_file_document(source, place->file);
  RuleSelection *selection = rule_selection_create(settings, options->knowledge);
  Parser *parser = parser_create();
  Analyzer analyzer = {parser, selection, settings, options->knowledge};
  if (!document_is_manifest(document)) document_analyze(document, &analyzer, UINT64_MAX);
  int code = EXIT_MISUSE;
  if (place->line > document_line_count(document)) {
    command_misuse(&command_hover, "%s has only %u lines", options->name,
                   document_line_count(document));
  } else {
    Position position = {place->line - 1, place->column - 1};
    uint32_t offset = document_offset(document, position, ENCODING_UTF32, NULL);
    Card card = document_card(document, &analyzer, offset, arena);
    code = card.is_there ? EXIT_CLEAN : EXIT_FOUND;
    if (card.is_there)
      print_card(options, document, place->path, &card, arena);
    else
      fprintf(stderr, "pylore hover: nothing to say about %s\n", options->name);
  }
  parser_destroy(parser);
  rule_selection_destroy(selection);
  document_destroy(document);
  return code;
}

static int hover(char **arguments, Arena *arena) {
  Others others = {.count = 0};
  Settings settings = settings_default();
  PageOptions options;
  if (!take_level(arguments, &others, &settings.hover_level)) return EXIT_MISUSE;
  if (!page_options_read(&command_hover, TAKES_ONE_NAME, others.items, &options, arena))
    return EXIT_MISUSE;
  if (options.name == NULL) return command_misuse(&command_hover, "which place? FILE:LINE:COL");
  Place place = {0};
  if (!read_place(options.name, &place))
    return command_misuse(&command_hover, "'%s' is no place: it has to be FILE:LINE:COL, from 1 on",
                          options.name);
  SourceFile source;
  place.file = arena_copy(arena, place.path).ptr;
  int code = source_file_read(&source, place.file)
                 ? show(&options, &place, &source, &settings, arena)
                 : command_misuse(&command_hover, "%s: %s", place.file, source.error);
  source_file_release(&source);
  return code;
}

static int run(int count, char **arguments) {
  (void)count;
  Arena arena;
  arena_init(&arena);
  int code = hover(arguments, &arena);
  arena_release(&arena);
  return code;
}

const Command command_hover = {
    .name = "hover",
    .summary = "shows the card for a place in a file",
    .usage =
        "Usage: pylore hover FILE:LINE:COL [OPTION...]\n"
        "\n"
        "Prints what an editor shows when the mouse rests on that place, known topics in full as\n"
        "well. LINE and COL count from 1, COL in characters. The file `-` is standard input.\n"
        "\n"
        "  --format text|markdown|json  text, in colour on a terminal, is the default\n"
        "  --level brief|full           how much the card says; brief is the default\n"
        "  --width N                    columns to wrap the text at; the terminal's, up to 100\n"
        "  --knowledge FOLDER           reads pages of your own as well; can be given again\n"
        "\n"
        "Exit codes: 0 there is a card, 1 nothing to say, 2 wrong arguments or no such file.\n",
    .run = run,
};

/* Arguments and methods of the standard library that only the call around them explains. */
#include "concepts/predicates/predicate.h"

#include "base/word_list.h"
#include "concepts/text_meaning.h"
#include "syntax/arguments.h"

/* The quotes of a text with that meaning. */
static bool is_quote_of(const SegmentView *view, NodeId quote, TextMeaning meaning) {
  return text_meaning(view, nodes_parent(view->nodes, quote)) == meaning;
}

static bool is_file_mode(const SegmentView *view, NodeId node) {
  return is_quote_of(view, node, TEXT_FILE_MODE);
}

static bool is_struct_format(const SegmentView *view, NodeId node) {
  return is_quote_of(view, node, TEXT_STRUCT);
}

static bool is_regex(const SegmentView *view, NodeId node) {
  return is_quote_of(view, node, TEXT_REGEX);
}

static bool is_glob(const SegmentView *view, NodeId node) {
  return is_quote_of(view, node, TEXT_GLOB);
}

static bool is_time_format(const SegmentView *view, NodeId node) {
  return is_quote_of(view, node, TEXT_TIME_WRITTEN) || is_quote_of(view, node, TEXT_TIME_READ);
}

/* The name of a keyword argument of a call that opens a file. */
static bool is_keyword_of_open(const SegmentView *view, NodeId node, const char *keyword) {
  static const char openers[] =
      "builtins.open io.open pathlib.Path.open pathlib.Path.read_text pathlib.Path.write_text";
  if (!slice_is(nodes_text(view->nodes, node), keyword)) return false;
  NodeId arguments = nodes_parent(view->nodes, nodes_parent(view->nodes, node));
  NodeId callee =
      nodes_child_by_field(view->nodes, nodes_parent(view->nodes, arguments), FIELD_FUNCTION);
  if (callee == NO_NODE) return false;
  Arena scratch;
  arena_init(&scratch);
  bool is_opener = word_list_has(openers, names_qualified(view->names, callee, &scratch));
  arena_release(&scratch);
  return is_opener;
}

static bool is_encoding_of_open(const SegmentView *view, NodeId node) {
  return is_keyword_of_open(view, node, "encoding");
}

static bool is_newline_of_open(const SegmentView *view, NodeId node) {
  return is_keyword_of_open(view, node, "newline");
}

static bool is_path(const SegmentView *view, NodeId expression, Arena *scratch) {
  return expression != NO_NODE &&
         slice_starts_with(names_class(view->names, expression, scratch), SLICE("pathlib."));
}

/* The `/` between a path and what is put behind it, or before it. */
static bool joins_path(const SegmentView *view, NodeId node) {
  NodeId operation = nodes_parent(view->nodes, node);
  Arena scratch;
  arena_init(&scratch);
  bool joins = is_path(view, nodes_child_by_field(view->nodes, operation, FIELD_LEFT), &scratch) ||
               is_path(view, nodes_child_by_field(view->nodes, operation, FIELD_RIGHT), &scratch);
  arena_release(&scratch);
  return joins;
}

/* The name of a method that means one thing on whatever object has it. */
static bool is_called_method(const SegmentView *view, NodeId node, const char *names) {
  return arguments_method_call(view->nodes, node) != NO_NODE &&
         word_list_has(names, nodes_text(view->nodes, node));
}

static bool is_strftime(const SegmentView *view, NodeId node) {
  static const char names[] = "strftime";
  return is_called_method(view, node, names);
}

static bool is_strptime(const SegmentView *view, NodeId node) {
  static const char names[] = "strptime";
  return is_called_method(view, node, names);
}

static bool is_rglob(const SegmentView *view, NodeId node) {
  static const char names[] = "rglob";
  return is_called_method(view, node, names);
}

static bool is_parquet_writer(const SegmentView *view, NodeId node) {
  static const char names[] = "to_parquet";
  return is_called_method(view, node, names);
}

static bool is_pickle_state(const SegmentView *view, NodeId node) {
  static const char names[] = "__getstate__ __setstate__";
  return word_list_has(names, nodes_text(view->nodes, node));
}

static bool is_pickle_reduce(const SegmentView *view, NodeId node) {
  static const char names[] = "__reduce__ __reduce_ex__ __getnewargs__ __getnewargs_ex__";
  return word_list_has(names, nodes_text(view->nodes, node));
}

const Predicate predicates_library[] = {
    {"encoding_of_open", is_encoding_of_open},
    {"file_mode", is_file_mode},
    {"glob_pattern", is_glob},
    {"joins_path", joins_path},
    {"newline_of_open", is_newline_of_open},
    {"parquet_writer", is_parquet_writer},
    {"pickle_reduce", is_pickle_reduce},
    {"pickle_state", is_pickle_state},
    {"regex", is_regex},
    {"rglob_method", is_rglob},
    {"strftime_method", is_strftime},
    {"strptime_method", is_strptime},
    {"struct_format", is_struct_format},
    {"time_format", is_time_format},
    {NULL, NULL},
};

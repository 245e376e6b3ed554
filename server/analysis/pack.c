#include "analysis/pack.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "text/lines.h"

/* A block that is filled from the front: first its arrays, then the bytes of its slices. */
typedef struct Block {
  char *memory;
  size_t used;
} Block;

static void *block_take(Block *block, size_t size) {
  void *place = block->memory + block->used;
  block->used += size;
  return place;
}

static Slice block_copy(Block *block, Slice text) {
  if (text.len == 0) return (Slice){"", 0};
  return (Slice){memcpy(block_take(block, text.len), text.ptr, text.len), text.len};
}

static size_t slices_size(SliceList list) {
  size_t size = list.count * sizeof(Slice);
  for (uint32_t i = 0; i < list.count; i++) size += list.items[i].len;
  return size;
}

/* The bytes of the slices in `copy`, whose array has been taken already. */
static SliceList fill_slices(Block *block, SliceList list, Slice *copy) {
  for (uint32_t i = 0; i < list.count; i++) copy[i] = block_copy(block, list.items[i]);
  return (SliceList){copy, list.count};
}

/* A walk forwards over the lines of a text. */
typedef struct LineWalk {
  Slice text;
  uint32_t line;
  uint32_t line_offset; /* where the line begins */
  uint32_t at; /* how far the line has been read */
} LineWalk;

static void walk_to(LineWalk *walk, uint32_t offset) {
  while (walk->at < offset) {
    uint32_t end = lines_end(slice_sub(walk->text, 0, offset), walk->at);
    uint32_t next = end < offset ? lines_next(walk->text, end) : offset + 1;
    walk->at = offset;
    if (next > offset) return;
    walk->line++;
    walk->line_offset = walk->at = next;
  }
}

/* Findings come in the order of the text, so one walk over the lines places them all. */
static void place_findings(const Finding *items, uint32_t count, Slice text, FindingPlace *places) {
  LineWalk start = {.text = text};
  for (uint32_t i = 0; i < count; i++) {
    walk_to(&start, items[i].start);
    LineWalk end = start;
    walk_to(&end, items[i].end);
    places[i] = (FindingPlace){
        .start_line = start.line,
        .start_line_offset = start.line_offset,
        .end_line = end.line,
        .end_line_offset = end.line_offset,
    };
  }
}

PackedFindings *pack_findings(const SegmentOutput *output, Slice text) {
  size_t size = sizeof(PackedFindings) + slices_size(output->file_noqa);
  size += output->count * (sizeof(Finding) + sizeof(FindingPlace));
  for (uint32_t i = 0; i < output->count; i++) size += output->findings[i].message.len;
  Block block = {.memory = memory_create(1, size)};
  PackedFindings *packed = block_take(&block, sizeof *packed);
  Finding *items = block_take(&block, output->count * sizeof(Finding));
  Slice *noqa = block_take(&block, output->file_noqa.count * sizeof(Slice));
  FindingPlace *places = block_take(&block, output->count * sizeof(FindingPlace));
  for (uint32_t i = 0; i < output->count; i++) {
    items[i] = output->findings[i];
    items[i].message = block_copy(&block, output->findings[i].message);
    items[i].fix = (Fix){0};
  }
  place_findings(items, output->count, text, places);
  *packed = (PackedFindings){
      .items = items,
      .places = places,
      .count = output->count,
      .file_noqa = fill_slices(&block, output->file_noqa, noqa),
  };
  return packed;
}

typedef struct Bindings {
  const ModuleBinding *items;
  uint32_t count;
} Bindings;

static size_t bindings_size(Bindings list) {
  size_t size = list.count * sizeof(ModuleBinding);
  for (uint32_t i = 0; i < list.count; i++)
    size += list.items[i].name.len + list.items[i].target.len;
  return size;
}

static const ModuleBinding *fill_bindings(Block *block, Bindings list, ModuleBinding *copy) {
  for (uint32_t i = 0; i < list.count; i++) {
    copy[i] = list.items[i];
    copy[i].name = block_copy(block, list.items[i].name);
    copy[i].target = block_copy(block, list.items[i].target);
  }
  return copy;
}

static size_t classes_size(const ClassLine *lines, uint32_t count) {
  size_t size = count * sizeof(ClassLine);
  for (uint32_t i = 0; i < count; i++) size += lines[i].name.len + slices_size(lines[i].bases);
  return size;
}

/* `copy` and the arrays of the bases come before all bytes, so that they are aligned. */
static const ClassLine *fill_classes(Block *block, const ClassLine *lines, uint32_t count,
                                     ClassLine *copy, Slice *bases) {
  for (uint32_t i = 0; i < count; i++) {
    copy[i].name = block_copy(block, lines[i].name);
    copy[i].bases = fill_slices(block, lines[i].bases, bases);
    bases += lines[i].bases.count;
  }
  return copy;
}

static uint32_t count_bases(const ClassLine *lines, uint32_t count) {
  uint32_t total = 0;
  for (uint32_t i = 0; i < count; i++) total += lines[i].bases.count;
  return total;
}

Summary *pack_summary(const Names *names, bool is_class_header, Arena *scratch) {
  Bindings root, globals, attributes;
  root.items = names_root_bindings(names, &root.count, scratch);
  globals.items = names_global_bindings(names, &globals.count, scratch);
  attributes.items = names_attribute_bindings(names, &attributes.count, scratch);
  OuterClass header = is_class_header ? names_class_header(names, scratch) : (OuterClass){0};
  SliceList parameters = header.type_parameters;
  uint32_t class_count = 0;
  const ClassLine *classes = names_class_lines(names, &class_count, scratch);
  SliceList wrapped = names_wrapped(names, scratch);
  size_t size = bindings_size(root) + bindings_size(globals) + bindings_size(attributes) +
                slices_size(parameters) + header.name.len + classes_size(classes, class_count) +
                slices_size(wrapped);
  if (size == 0) return NULL;
  Block block = {.memory = memory_create(1, sizeof(Summary) + size)};
  Summary *summary = block_take(&block, sizeof *summary);
  ModuleBinding *root_copy = block_take(&block, root.count * sizeof(ModuleBinding));
  ModuleBinding *globals_copy = block_take(&block, globals.count * sizeof(ModuleBinding));
  ModuleBinding *attributes_copy = block_take(&block, attributes.count * sizeof(ModuleBinding));
  Slice *parameters_copy = block_take(&block, parameters.count * sizeof(Slice));
  Slice *wrapped_copy = block_take(&block, wrapped.count * sizeof(Slice));
  ClassLine *classes_copy = block_take(&block, class_count * sizeof(ClassLine));
  Slice *bases_copy = block_take(&block, count_bases(classes, class_count) * sizeof(Slice));
  *summary = (Summary){
      .root = fill_bindings(&block, root, root_copy),
      .globals = fill_bindings(&block, globals, globals_copy),
      .attributes = fill_bindings(&block, attributes, attributes_copy),
      .root_count = root.count,
      .global_count = globals.count,
      .attribute_count = attributes.count,
      .type_parameters = fill_slices(&block, parameters, parameters_copy),
      .class_name = block_copy(&block, header.name),
      .classes = fill_classes(&block, classes, class_count, classes_copy, bases_copy),
      .class_count = class_count,
      .wrapped = fill_slices(&block, wrapped, wrapped_copy),
  };
  return summary;
}

static bool bindings_equal(const ModuleBinding *a, uint32_t a_count, const ModuleBinding *b,
                           uint32_t b_count) {
  if (a_count != b_count) return false;
  for (uint32_t i = 0; i < a_count; i++) {
    bool is_same = slice_equal(a[i].name, b[i].name) && slice_equal(a[i].target, b[i].target) &&
                   a[i].kind == b[i].kind && a[i].count == b[i].count && a[i].line == b[i].line &&
                   a[i].is_coroutine_function == b[i].is_coroutine_function &&
                   a[i].is_open == b[i].is_open;
    if (!is_same) return false;
  }
  return true;
}

static bool classes_equal(const Summary *a, const Summary *b) {
  if (a->class_count != b->class_count) return false;
  for (uint32_t i = 0; i < a->class_count; i++)
    if (!slice_equal(a->classes[i].name, b->classes[i].name) ||
        !slice_lists_equal(a->classes[i].bases, b->classes[i].bases))
      return false;
  return true;
}

bool summary_equal(const Summary *a, const Summary *b) {
  if (a == NULL || b == NULL) return a == b;
  if (!slice_equal(a->class_name, b->class_name)) return false;
  if (!slice_lists_equal(a->type_parameters, b->type_parameters)) return false;
  if (!slice_lists_equal(a->wrapped, b->wrapped) || !classes_equal(a, b)) return false;
  return bindings_equal(a->root, a->root_count, b->root, b->root_count) &&
         bindings_equal(a->globals, a->global_count, b->globals, b->global_count) &&
         bindings_equal(a->attributes, a->attribute_count, b->attributes, b->attribute_count);
}

#include "syntax/token.h"

static const struct {
  Slice name;
  Word word;
} words[] = {
    {SLICE_INIT("False"), WORD_FALSE},
    {SLICE_INIT("None"), WORD_NONE_VALUE},
    {SLICE_INIT("True"), WORD_TRUE},
    {SLICE_INIT("_"), WORD_UNDERSCORE},
    {SLICE_INIT("and"), WORD_AND},
    {SLICE_INIT("as"), WORD_AS},
    {SLICE_INIT("assert"), WORD_ASSERT},
    {SLICE_INIT("async"), WORD_ASYNC},
    {SLICE_INIT("await"), WORD_AWAIT},
    {SLICE_INIT("break"), WORD_BREAK},
    {SLICE_INIT("case"), WORD_CASE},
    {SLICE_INIT("class"), WORD_CLASS},
    {SLICE_INIT("continue"), WORD_CONTINUE},
    {SLICE_INIT("def"), WORD_DEF},
    {SLICE_INIT("del"), WORD_DEL},
    {SLICE_INIT("elif"), WORD_ELIF},
    {SLICE_INIT("else"), WORD_ELSE},
    {SLICE_INIT("except"), WORD_EXCEPT},
    {SLICE_INIT("finally"), WORD_FINALLY},
    {SLICE_INIT("for"), WORD_FOR},
    {SLICE_INIT("from"), WORD_FROM},
    {SLICE_INIT("global"), WORD_GLOBAL},
    {SLICE_INIT("if"), WORD_IF},
    {SLICE_INIT("import"), WORD_IMPORT},
    {SLICE_INIT("in"), WORD_IN},
    {SLICE_INIT("is"), WORD_IS},
    {SLICE_INIT("lambda"), WORD_LAMBDA},
    {SLICE_INIT("match"), WORD_MATCH},
    {SLICE_INIT("nonlocal"), WORD_NONLOCAL},
    {SLICE_INIT("not"), WORD_NOT},
    {SLICE_INIT("or"), WORD_OR},
    {SLICE_INIT("pass"), WORD_PASS},
    {SLICE_INIT("raise"), WORD_RAISE},
    {SLICE_INIT("return"), WORD_RETURN},
    {SLICE_INIT("try"), WORD_TRY},
    {SLICE_INIT("type"), WORD_TYPE},
    {SLICE_INIT("while"), WORD_WHILE},
    {SLICE_INIT("with"), WORD_WITH},
    {SLICE_INIT("yield"), WORD_YIELD},
};
enum { WORD_TABLE_SIZE = sizeof words / sizeof words[0], LONGEST_WORD = 8 };

Word word_find(Slice name) {
  if (name.len == 0 || name.len > LONGEST_WORD) return WORD_NONE;
  int low = 0;
  int high = WORD_TABLE_SIZE;
  while (low < high) {
    int middle = (low + high) / 2;
    int order = slice_compare(name, words[middle].name);
    if (order == 0) return words[middle].word;
    if (order < 0)
      high = middle;
    else
      low = middle + 1;
  }
  return WORD_NONE;
}

bool word_begins_compound(Word word) {
  switch (word) {
  case WORD_ASYNC:
  case WORD_CLASS:
  case WORD_DEF:
  case WORD_ELIF:
  case WORD_ELSE:
  case WORD_EXCEPT:
  case WORD_FINALLY:
  case WORD_FOR:
  case WORD_IF:
  case WORD_TRY:
  case WORD_WHILE:
  case WORD_WITH: return true;
  default: return false;
  }
}

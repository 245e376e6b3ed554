/* Writes python_symbols.h: the numbers that the pinned grammar gives to its node kinds
 * (NODE_IF_STATEMENT), tokens (KEYWORD_IF, PUNCT_COLON_EQUAL) and fields (FIELD_NAME), so that
 * the server compares numbers and a renamed kind is a compile error. */
#include <ctype.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <tree_sitter/api.h>

const TSLanguage *tree_sitter_python(void);

static const struct {
  char character;
  const char *name;
} punctuation[] = {
    {'!', "BANG"},        {'%', "PERCENT"},      {'&', "AMPERSAND"},     {'(', "LEFT_PAREN"},
    {')', "RIGHT_PAREN"}, {'*', "STAR"},         {'+', "PLUS"},          {',', "COMMA"},
    {'-', "MINUS"},       {'.', "DOT"},          {'/', "SLASH"},         {':', "COLON"},
    {';', "SEMICOLON"},   {'<', "LESS"},         {'=', "EQUAL"},         {'>', "GREATER"},
    {'@', "AT"},          {'[', "LEFT_BRACKET"}, {']', "RIGHT_BRACKET"}, {'^', "CARET"},
    {'_', "UNDERSCORE"},  {'`', "BACKTICK"},     {'{', "LEFT_BRACE"},    {'|', "PIPE"},
    {'}', "RIGHT_BRACE"}, {'~', "TILDE"},        {'"', "QUOTE"},         {'\\', "BACKSLASH"},
};

static const char *punctuation_name(char c) {
  for (size_t i = 0; i < sizeof punctuation / sizeof punctuation[0]; i++)
    if (punctuation[i].character == c) return punctuation[i].name;
  return NULL;
}

static bool has_letter(const char *name) {
  for (; *name != '\0'; name++)
    if (isalpha((unsigned char)*name)) return true;
  return false;
}

/* `name` with its letters in upper case and its punctuation in words: "except*" is EXCEPT_STAR. */
static void write_constant(const char *prefix, const char *name, unsigned value) {
  printf("  %s", prefix);
  bool is_in_word = false;
  for (; *name != '\0'; name++) {
    bool is_letter = isalnum((unsigned char)*name) || *name == '_';
    if (!is_letter || !is_in_word) putchar('_');
    if (is_letter)
      putchar(toupper((unsigned char)*name));
    else if (*name != ' ')
      fputs(punctuation_name(*name), stdout);
    is_in_word = is_letter || *name == ' ';
  }
  printf(" = %u,\n", value);
}

static bool is_nameable(const char *name) {
  for (const char *c = name; *c != '\0'; c++) {
    bool is_letter = isalnum((unsigned char)*c) || *c == '_' || *c == ' ';
    if (!is_letter && punctuation_name(*c) == NULL) return false;
  }
  return *name != '\0';
}

static void write_symbols(const TSLanguage *language) {
  uint32_t count = ts_language_symbol_count(language);
  for (TSSymbol symbol = 1; symbol < count; symbol++) {
    const char *name = ts_language_symbol_name(language, symbol);
    TSSymbolType type = ts_language_symbol_type(language, symbol);
    if (type == TSSymbolTypeAuxiliary || type == TSSymbolTypeSupertype || !is_nameable(name))
      continue;
    bool is_named = type == TSSymbolTypeRegular;
    TSSymbol public_symbol =
        ts_language_symbol_for_name(language, name, (uint32_t)strlen(name), is_named);
    if (public_symbol != symbol) continue;
    write_constant(is_named ? "NODE" : has_letter(name) ? "KEYWORD" : "PUNCT", name, symbol);
  }
}

int main(void) {
  const TSLanguage *language = tree_sitter_python();
  puts("/* Written by grammar/write_symbols.c from the pinned tree-sitter-python. */");
  puts("#ifndef PYLORE_PYTHON_SYMBOLS_H\n#define PYLORE_PYTHON_SYMBOLS_H\n");
  puts("enum PythonSymbol {");
  write_symbols(language);
  printf("  PYTHON_SYMBOL_COUNT = %u\n};\n\n", ts_language_symbol_count(language));
  puts("enum PythonField {");
  uint32_t field_count = ts_language_field_count(language);
  for (TSFieldId field = 1; field <= field_count; field++)
    write_constant("FIELD", ts_language_field_name_for_id(language, field), field);
  printf("  PYTHON_FIELD_COUNT = %u\n};\n\n#endif\n", field_count + 1);
  return 0;
}

/* The grammar's own scanner, with one byte less to write its state into: it puts down two bytes for
 * a level of indentation while a single one is free, and so writes past the 1024 that the parser
 * has for it where a string stands more than 510 levels deep. */
#include "tree_sitter/parser.h"

#undef TREE_SITTER_SERIALIZATION_BUFFER_SIZE
#define TREE_SITTER_SERIALIZATION_BUFFER_SIZE 1023

#include "scanner.c"

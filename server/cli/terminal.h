/* How pylore's own texts look on a terminal, and in a pipe. */
#ifndef PYLORE_CLI_TERMINAL_H
#define PYLORE_CLI_TERMINAL_H

#include "knowledge/markdown.h"

/* Lines are never longer than this, however wide the terminal: longer ones are hard to follow. */
enum { TERMINAL_WIDEST = 100, TERMINAL_NARROWEST = 20, TERMINAL_ELSEWHERE = 80 };

/* The columns to wrap at: the terminal's if stdout is one, up to TERMINAL_WIDEST. */
uint32_t terminal_width(void);

/* Marks for a terminal that wants colour, none at all elsewhere. */
const TextStyle *terminal_style(void);

/* Writes Markdown to stdout in the terminal's style, Python code with its tokens coloured. */
void terminal_print_markdown(Slice markdown, uint32_t width);

/* Writes the bytes to stdout. */
void terminal_print(Slice text);

#endif

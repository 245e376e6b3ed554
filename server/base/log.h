/* One line to stderr per event: what happened and how long it took, never the user's code. */
#ifndef PYLORE_BASE_LOG_H
#define PYLORE_BASE_LOG_H

/* Writes "pylore: " and the message. stderr that nobody reads, or that is closed, is ignored. */
void log_line(const char *format, ...) __attribute__((format(printf, 1, 2)));

#endif

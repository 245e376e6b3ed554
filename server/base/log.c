#include "base/log.h"

#include <fcntl.h>
#include <poll.h>
#include <stdarg.h>
#include <stdio.h>
#include <unistd.h>

/* A client that never reads our stderr must not stop us: a line that the pipe has no room for is
 * dropped. PIPE_BUF bytes are written whole or not at all once poll says there is room. */
void log_line(const char *format, ...) {
  char line[512];
  int length = snprintf(line, sizeof line, "pylore: ");
  va_list arguments;
  va_start(arguments, format);
  length += vsnprintf(line + length, sizeof line - (size_t)length - 1, format, arguments);
  va_end(arguments);
  if (length > (int)sizeof line - 2) length = (int)sizeof line - 2;
  line[length] = '\n';
  struct pollfd room = {.fd = STDERR_FILENO, .events = POLLOUT};
  if (poll(&room, 1, 0) != 1 || (room.revents & POLLOUT) == 0) return;
  ssize_t written = write(STDERR_FILENO, line, (size_t)length + 1);
  (void)written;
}

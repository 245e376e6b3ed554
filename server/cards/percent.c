#include "cards/percent.h"

bool percent_next(Slice text, size_t *at, Slice *place, bool *is_plain) {
  while (*at + 1 < text.len) {
    size_t start = slice_find(text, SLICE("%"), *at);
    size_t end = start + 1;
    while (end < text.len &&
           slice_find(SLICE("#0- +.123456789hlL"), slice_sub(text, end, end + 1), 0) < 18)
      end++;
    if (end >= text.len) return false;
    *at = end + 1;
    if (text.ptr[end] == '%') continue;
    *is_plain = *is_plain && text.ptr[end] != '(' && text.ptr[end] != '*';
    *place = slice_sub(text, start, end + 1);
    return true;
  }
  return false;
}

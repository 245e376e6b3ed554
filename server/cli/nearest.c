#include "cli/nearest.h"

enum { LONGEST = 64 };

static char lower(char c) {
  return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

static bool is_same(Slice a, size_t i, Slice b, size_t j) {
  return lower(a.ptr[i]) == lower(b.ptr[j]);
}

static uint32_t least(uint32_t a, uint32_t b) {
  return a < b ? a : b;
}

/* source  optimal string alignment (Damerau-Levenshtein without repeated edits of one place) */
uint32_t nearest_distance(Slice a, Slice b) {
  if (a.len > LONGEST || b.len > LONGEST) return UINT32_MAX;
  uint32_t rows[3][LONGEST + 1] = {{0}}; /* row i of the table is rows[i % 3] */
  for (uint32_t j = 0; j <= b.len; j++) rows[0][j] = j;
  for (uint32_t i = 1; i <= a.len; i++) {
    uint32_t *row = rows[i % 3];
    const uint32_t *above = rows[(i - 1) % 3];
    row[0] = i;
    for (uint32_t j = 1; j <= b.len; j++) {
      uint32_t change = above[j - 1] + (is_same(a, i - 1, b, j - 1) ? 0 : 1);
      row[j] = least(change, least(above[j], row[j - 1]) + 1);
      bool is_swap = i > 1 && j > 1 && is_same(a, i - 1, b, j - 2) && is_same(a, i - 2, b, j - 1);
      if (is_swap) row[j] = least(row[j], rows[(i - 2) % 3][j - 2] + 1);
    }
  }
  return rows[a.len % 3][b.len];
}

bool nearest_is_same(Slice a, Slice b) {
  if (a.len != b.len) return false;
  for (size_t i = 0; i < a.len; i++)
    if (!is_same(a, i, b, i)) return false;
  return true;
}

static bool contains(Slice text, Slice part) {
  for (size_t at = 0; at + part.len <= text.len; at++)
    if (nearest_is_same(slice_sub(text, at, at + part.len), part)) return true;
  return false;
}

/* A slip, and one more for every four characters, or a part of the name that is long enough to be
 * meant. */
static uint32_t score(Slice wanted, Slice text) {
  uint32_t distance = nearest_distance(wanted, text);
  if (distance <= 1 + wanted.len / 4 && distance < wanted.len) return distance;
  if (wanted.len >= 3 && wanted.len <= LONGEST && contains(text, wanted)) return LONGEST;
  return UINT32_MAX;
}

void nearest_offer(Nearest *nearest, Slice text, Slice item) {
  uint32_t distance = score(nearest->wanted, text);
  if (distance == UINT32_MAX) return;
  uint32_t place = nearest->count;
  for (uint32_t i = 0; i < nearest->count; i++) {
    if (slice_equal(nearest->items[i], item)) {
      if (distance < nearest->distances[i]) nearest->distances[i] = distance;
      return;
    }
  }
  while (place > 0 && nearest->distances[place - 1] > distance) place--;
  if (place == NEAREST_KEPT) return;
  uint32_t last = nearest->count < NEAREST_KEPT ? nearest->count++ : NEAREST_KEPT - 1;
  for (uint32_t i = last; i > place; i--) {
    nearest->items[i] = nearest->items[i - 1];
    nearest->distances[i] = nearest->distances[i - 1];
  }
  nearest->items[place] = item;
  nearest->distances[place] = distance;
}

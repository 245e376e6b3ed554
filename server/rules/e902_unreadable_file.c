/* E902: a file that cannot be read, or is not in the encoding that it declares. Whoever reads files
 * asks for it; in an editor, which sends texts, it does not occur. */
#include "rules/unreadable_file.h"

#include "rules/context.h"
#include "rules/selection.h"

const Rule rule_e902 = {.code = SLICE_INIT("E902")};

bool unreadable_file_finding(const RuleSelection *selection, Slice reason, Arena *arena,
                             Finding *finding) {
  const ActiveRule *active = rule_selection_find(selection, &rule_e902);
  if (active == NULL) return false;
  Slice message = rule_message(active->page, &reason, 1, arena);
  *finding = (Finding){.rule = active->rule, .message = message};
  return true;
}

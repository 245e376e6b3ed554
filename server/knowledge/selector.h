/* A line of `triggers`, as text, read into a Trigger. */
#ifndef PYLORE_KNOWLEDGE_SELECTOR_H
#define PYLORE_KNOWLEDGE_SELECTOR_H

#include "base/buffer.h"
#include "knowledge/faults.h"
#include "knowledge/front_matter.h"

/* Reads one line of `triggers`.
 *   errors  false with one fault: not a selector, or kinds, tokens and fields that the grammar does
 *           not have.
 *   owns    the trigger's texts are borrowed from `line`. */
bool selector_read(TriggerKind kind, const FrontValue *line, Slice path, Trigger *trigger,
                   Faults *faults);

/* Adds the trigger as a page writes it, without its role. */
void selector_write(const Trigger *trigger, Buffer *out);

#endif

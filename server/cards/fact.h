/* What a card can say about the very code under the cursor: one function per kind of fact, each in
 * a file of its own, found by the topic of the card. Whatever is said is true of the code at hand,
 * or says on what it rests; where nothing certain is to be said, nothing is said. */
#ifndef PYLORE_CARDS_FACT_H
#define PYLORE_CARDS_FACT_H

#include "knowledge/knowledge.h"
#include "semantics/view.h"

typedef struct FactPlace {
  const SegmentView *view;
  NodeId leaf; /* under the cursor */
  NodeId node; /* what the card is about: the leaf or an expression around it */
  Arena *arena;
} FactPlace;

typedef struct Fact {
  Slice words; /* a Markdown sentence or two; empty: nothing to say */
  Slice code; /* Python that goes with the words, at most 8 lines, the last without its end;
                 empty: none */
} Fact;

/* The fact for a card of that topic; empty where the topic has none, or none that is certain. */
Fact fact_find(const Topic *topic, const FactPlace *place);

typedef Fact (*FactWriter)(const FactPlace *place);
Fact fact_of_argument(const FactPlace *place);
Fact fact_of_asyncio(const FactPlace *place);
Fact fact_of_cached(const FactPlace *place);
Fact fact_of_class_order(const FactPlace *place);
Fact fact_of_closure(const FactPlace *place);
Fact fact_of_comprehension(const FactPlace *place);
Fact fact_of_control_flow(const FactPlace *place);
Fact fact_of_copy(const FactPlace *place);
Fact fact_of_coroutine(const FactPlace *place);
Fact fact_of_cost(const FactPlace *place);
Fact fact_of_creation(const FactPlace *place);
Fact fact_of_data_class(const FactPlace *place);
Fact fact_of_decorators(const FactPlace *place);
Fact fact_of_default(const FactPlace *place);
Fact fact_of_deque(const FactPlace *place);
Fact fact_of_enum(const FactPlace *place);
Fact fact_of_equality(const FactPlace *place);
Fact fact_of_exception_name(const FactPlace *place);
Fact fact_of_exceptions(const FactPlace *place);
Fact fact_of_executor(const FactPlace *place);
Fact fact_of_file(const FactPlace *place);
Fact fact_of_fixture(const FactPlace *place);
Fact fact_of_formatting(const FactPlace *place);
Fact fact_of_functions(const FactPlace *place);
Fact fact_of_generator(const FactPlace *place);
Fact fact_of_hashed(const FactPlace *place);
Fact fact_of_hint(const FactPlace *place);
Fact fact_of_http_call(const FactPlace *place);
Fact fact_of_http_status(const FactPlace *place);
Fact fact_of_import(const FactPlace *place);
Fact fact_of_injection(const FactPlace *place);
Fact fact_of_lambda(const FactPlace *place);
Fact fact_of_literal(const FactPlace *place);
Fact fact_of_lock(const FactPlace *place);
Fact fact_of_logging(const FactPlace *place);
Fact fact_of_map(const FactPlace *place);
Fact fact_of_mock(const FactPlace *place);
Fact fact_of_model_field(const FactPlace *place);
Fact fact_of_mutability(const FactPlace *place);
Fact fact_of_naming(const FactPlace *place);
Fact fact_of_operators(const FactPlace *place);
Fact fact_of_override(const FactPlace *place);
Fact fact_of_parametrize(const FactPlace *place);
Fact fact_of_part(const FactPlace *place);
Fact fact_of_partial(const FactPlace *place);
Fact fact_of_pattern(const FactPlace *place);
Fact fact_of_process(const FactPlace *place);
Fact fact_of_property(const FactPlace *place);
Fact fact_of_recursion(const FactPlace *place);
Fact fact_of_reduce(const FactPlace *place);
Fact fact_of_regex(const FactPlace *place);
Fact fact_of_relative_import(const FactPlace *place);
Fact fact_of_return(const FactPlace *place);
Fact fact_of_route(const FactPlace *place);
Fact fact_of_scope(const FactPlace *place);
Fact fact_of_search(const FactPlace *place);
Fact fact_of_secret(const FactPlace *place);
Fact fact_of_slice(const FactPlace *place);
Fact fact_of_slots(const FactPlace *place);
Fact fact_of_sorting(const FactPlace *place);
Fact fact_of_struct(const FactPlace *place);
Fact fact_of_super(const FactPlace *place);
Fact fact_of_text_growth(const FactPlace *place);
Fact fact_of_thread(const FactPlace *place);
Fact fact_of_time_format(const FactPlace *place);
Fact fact_of_traversal(const FactPlace *place);
Fact fact_of_tuple(const FactPlace *place);
Fact fact_of_truth(const FactPlace *place);
Fact fact_of_type_arguments(const FactPlace *place);
Fact fact_of_unawaited(const FactPlace *place);
Fact fact_of_unpacking(const FactPlace *place);
Fact fact_of_with(const FactPlace *place);

#endif

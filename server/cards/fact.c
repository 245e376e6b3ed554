#include "cards/fact.h"

static const struct {
  const char *topic;
  FactWriter write;
} writers[] = {
    {"async-await", fact_of_coroutine},
    {"classes-and-objects", fact_of_creation},
    {"closures", fact_of_closure},
    {"comprehensions", fact_of_comprehension},
    {"context-managers", fact_of_with},
    {"data-type-complexity", fact_of_cost},
    {"dataclasses", fact_of_data_class},
    {"decorators", fact_of_decorators},
    {"default-arguments", fact_of_default},
    {"dict-internals", fact_of_cost},
    {"dynamic-programming", fact_of_recursion},
    {"equality-and-hashing", fact_of_equality},
    {"exception-handling", fact_of_exceptions},
    {"generators", fact_of_generator},
    {"inheritance", fact_of_override},
    {"lru-cache", fact_of_cached},
    {"map-and-filter", fact_of_map},
    {"memory-and-performance", fact_of_text_growth},
    {"method-resolution-order", fact_of_class_order},
    {"modules-packages-libraries", fact_of_import},
    {"multithreading", fact_of_thread},
    {"mutable-vs-immutable", fact_of_mutability},
    {"partial", fact_of_partial},
    {"polymorphism", fact_of_override},
    {"recursion", fact_of_recursion},
    {"reduce", fact_of_reduce},
    {"relative-vs-absolute-imports", fact_of_relative_import},
    {"scope-legb", fact_of_scope},
    {"set-internals", fact_of_cost},
    {"shallow-vs-deep-copy", fact_of_copy},
    {"slicing", fact_of_slice},
    {"sorting", fact_of_sorting},
    {"string-formatting", fact_of_formatting},
    {"super", fact_of_super},
    {"variables-and-data-types", fact_of_literal},
};

Fact fact_find(const Topic *topic, const FactPlace *place) {
  for (size_t i = 0; i < sizeof writers / sizeof writers[0]; i++)
    if (slice_is(topic->id, writers[i].topic)) return writers[i].write(place);
  return (Fact){0};
}

#include "cards/fact.h"

static const struct {
  const char *topic;
  FactWriter write;
} writers[] = {
    {"argparse", fact_of_argument},
    {"async-await", fact_of_coroutine},
    {"asyncio-run-and-gather", fact_of_asyncio},
    {"classes-and-objects", fact_of_creation},
    {"closures", fact_of_closure},
    {"code-injection", fact_of_injection},
    {"comprehensions", fact_of_comprehension},
    {"concurrent-futures", fact_of_executor},
    {"context-managers", fact_of_with},
    {"control-flow", fact_of_control_flow},
    {"data-type-complexity", fact_of_cost},
    {"dataclasses", fact_of_data_class},
    {"decorators", fact_of_decorators},
    {"default-arguments", fact_of_default},
    {"dict-internals", fact_of_cost},
    {"dynamic-programming", fact_of_recursion},
    {"equality-and-hashing", fact_of_equality},
    {"event-loop-and-coroutines", fact_of_unawaited},
    {"exception-handling", fact_of_exceptions},
    {"fastapi", fact_of_route},
    {"fixtures", fact_of_fixture},
    {"flask", fact_of_route},
    {"functions-and-arguments", fact_of_functions},
    {"generators", fact_of_generator},
    {"http-clients", fact_of_http_call},
    {"inheritance", fact_of_override},
    {"locks-and-synchronization", fact_of_lock},
    {"logging", fact_of_logging},
    {"lru-cache", fact_of_cached},
    {"map-and-filter", fact_of_map},
    {"memory-and-performance", fact_of_text_growth},
    {"method-resolution-order", fact_of_class_order},
    {"mocking", fact_of_mock},
    {"modules-packages-libraries", fact_of_import},
    {"multiprocessing", fact_of_process},
    {"multithreading", fact_of_thread},
    {"mutable-vs-immutable", fact_of_mutability},
    {"partial", fact_of_partial},
    {"password-hashing", fact_of_secret},
    {"polymorphism", fact_of_override},
    {"pytest", fact_of_parametrize},
    {"recursion", fact_of_recursion},
    {"reduce", fact_of_reduce},
    {"relative-vs-absolute-imports", fact_of_relative_import},
    {"rest-api-design", fact_of_http_status},
    {"routing-and-middleware", fact_of_route},
    {"scope-legb", fact_of_scope},
    {"set-internals", fact_of_cost},
    {"shallow-vs-deep-copy", fact_of_copy},
    {"slicing", fact_of_slice},
    {"sorting", fact_of_sorting},
    {"string-formatting", fact_of_formatting},
    {"super", fact_of_super},
    {"truthiness-and-identity", fact_of_operators},
    {"variables-and-data-types", fact_of_literal},
};

Fact fact_find(const Topic *topic, const FactPlace *place) {
  for (size_t i = 0; i < sizeof writers / sizeof writers[0]; i++)
    if (slice_is(topic->id, writers[i].topic)) return writers[i].write(place);
  return (Fact){0};
}

/* What the test runners, pytest and unittest, would make of a function: they go by names. */
#ifndef PYLORE_CONCEPTS_TEST_CODE_H
#define PYLORE_CONCEPTS_TEST_CODE_H

#include "semantics/view.h"

typedef enum TestKind {
  TEST_NONE,
  TEST_PYTEST, /* a `test_*` function of a module, or method of a class `Test*` */
  TEST_UNITTEST, /* a `test_*` method of a class derived from a `TestCase` */
} TestKind;

/* What a function_definition is, in a file that shows that it holds tests: by an import of pytest
 * or unittest, or by an assertion in the body. */
TestKind test_code_kind(const SegmentView *view, NodeId function);

/* True for a function under pytest's `fixture` decorator. */
bool test_code_is_fixture(const SegmentView *view, NodeId function);

/* True where the module imports something whose qualified name begins with `prefix`. */
bool test_code_imports(const SegmentView *view, Slice prefix);

/* The function_definition of which `parameter`, an identifier, is a parameter without a default;
 * NO_NODE for others and for the first one of a method. `*place` counts them from 0. */
NodeId test_code_function_of(const SegmentView *view, NodeId parameter, uint32_t *place);

/* True for a `patch` decorator that hands its mock to the function: one with a replacement of its
 * own does not. */
bool test_code_is_filling_patch(const Nodes *nodes, NodeId decorator);

/* How many parameters the `patch` decorators of the function fill, from the first on. */
uint32_t test_code_patch_count(const SegmentView *view, NodeId function);

/* True when `parametrize` above the function gives it a parameter of that name. */
bool test_code_is_parametrized(const SegmentView *view, NodeId function, Slice name);

#endif

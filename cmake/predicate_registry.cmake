# predicate_registry.c: the families of server/concepts/predicates, one `const Predicate
# predicates_<family>[]` for each <family>.c.
file(GLOB predicate_files CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/concepts/predicates/*.c)
set(declarations "")
set(entries "")
foreach(predicate_file IN LISTS predicate_files)
  get_filename_component(family ${predicate_file} NAME_WE)
  string(APPEND declarations "extern const Predicate predicates_${family}[];\n")
  string(APPEND entries "    predicates_${family},\n")
endforeach()
set(predicate_registry ${CMAKE_CURRENT_BINARY_DIR}/generated/predicate_registry.c)
file(CONFIGURE OUTPUT ${predicate_registry} CONTENT
"/* Generated from server/concepts/predicates by cmake/predicate_registry.cmake. */
#include \"concepts/predicates/predicate.h\"

@declarations@
const Predicate *const predicate_families[] = {
@entries@    NULL,
};
const uint32_t predicate_family_count = sizeof predicate_families / sizeof predicate_families[0] - 1;
" @ONLY)

# rule_registry.c: the table of all rules, from the `const Rule rule_<code>` records in server/rules.
file(GLOB_RECURSE rule_files CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/rules/*.c)
set(rule_names "")
foreach(rule_file IN LISTS rule_files)
  file(STRINGS ${rule_file} records REGEX "^const Rule rule_[a-z]+[0-9]+ = ")
  foreach(record IN LISTS records)
    string(REGEX REPLACE "^const Rule (rule_[a-z0-9]+) = .*" "\\1" name "${record}")
    list(APPEND rule_names ${name})
  endforeach()
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${rule_file})
endforeach()
list(SORT rule_names)
set(declarations "")
set(entries "")
foreach(name IN LISTS rule_names)
  string(APPEND declarations "extern const Rule ${name};\n")
  string(APPEND entries "    &${name},\n")
endforeach()
set(rule_registry ${CMAKE_CURRENT_BINARY_DIR}/generated/rule_registry.c)
file(CONFIGURE OUTPUT ${rule_registry} CONTENT
"/* Generated from server/rules by cmake/rule_registry.cmake. */
#include \"rules/registry.h\"

@declarations@
const Rule *const rule_registry[] = {
@entries@    NULL,
};
const uint32_t rule_registry_count = sizeof rule_registry / sizeof rule_registry[0] - 1;
" @ONLY)

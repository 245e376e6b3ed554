# knowledge_tables.c: every page of knowledge/ as constant data, written by a program that is built
# first and shares the page reader with the server. A new page is picked up by itself.
add_executable(knowledge_compiler
  ${CMAKE_CURRENT_SOURCE_DIR}/knowledge/compile/main.c
  ${CMAKE_CURRENT_SOURCE_DIR}/knowledge/compile/c_tables.c
  ${knowledge_reader} ${base_sources})
target_include_directories(knowledge_compiler PRIVATE ${CMAKE_CURRENT_SOURCE_DIR})
target_compile_definitions(knowledge_compiler PRIVATE _GNU_SOURCE)
target_compile_options(knowledge_compiler PRIVATE ${warnings})
target_link_libraries(knowledge_compiler PRIVATE
  python_symbols tree_sitter tree_sitter_python libraries)

file(GLOB_RECURSE knowledge_pages CONFIGURE_DEPENDS
     ${PROJECT_SOURCE_DIR}/knowledge/topics/*.md ${PROJECT_SOURCE_DIR}/knowledge/rules/*.md)
set(knowledge_tables ${CMAKE_CURRENT_BINARY_DIR}/generated/knowledge_tables.c)
# Within the source folder, so that faults name pages as an editor finds them.
add_custom_command(
  OUTPUT ${knowledge_tables}
  COMMAND ${CMAKE_COMMAND} -E make_directory ${CMAKE_CURRENT_BINARY_DIR}/generated
  COMMAND knowledge_compiler knowledge ${knowledge_tables}
  DEPENDS knowledge_compiler ${knowledge_pages}
  WORKING_DIRECTORY ${PROJECT_SOURCE_DIR}
  COMMENT "Compiling the knowledge base" VERBATIM)
# A page may be longer than the strings that ISO C promises; every compiler here takes them.
set_source_files_properties(${knowledge_tables} PROPERTIES COMPILE_OPTIONS -Wno-overlength-strings)

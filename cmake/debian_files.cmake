# The files that Debian's policy asks for (chapter 12): compressed manual page and changelogs, and the
# copyright. Sets `manual` and `zsh_folder` for cmake/install.cmake.
set(debian ${CMAKE_CURRENT_BINARY_DIR}/debian)
set(zsh_folder vendor-completions)
string(TIMESTAMP debian_date "%a, %d %b %Y %H:%M:%S +0000" UTC)
configure_file(packaging/debian/changelog.in ${debian}/changelog.Debian @ONLY)
file(READ LICENSE license)
string(REGEX MATCH "Copyright[^\n]*" copyright_line "${license}")
string(REGEX REPLACE "^Copyright \\(c\\) " "" copyright_holder "${copyright_line}")
string(REGEX REPLACE "^.*\n(Permission is hereby)" "\\1" license_text "${license}")
string(REGEX REPLACE "\n+$" "" license_text "${license_text}")
string(REGEX REPLACE "\n\n" "\n.\n" license_text "${license_text}")
string(REGEX REPLACE "\n" "\n " license_text " ${license_text}")
configure_file(packaging/debian/copyright.in ${debian}/copyright @ONLY)

function(compress source target)
  execute_process(COMMAND gzip -9 -n -c ${source} OUTPUT_FILE ${target} COMMAND_ERROR_IS_FATAL ANY)
endfunction()
compress(${manual} ${debian}/pylore.1.gz)
compress(${PROJECT_SOURCE_DIR}/CHANGELOG.md ${debian}/changelog.gz)
compress(${debian}/changelog.Debian ${debian}/changelog.Debian.gz)
set(manual ${debian}/pylore.1.gz)
install(FILES ${debian}/changelog.gz ${debian}/changelog.Debian.gz ${debian}/copyright
        DESTINATION ${share}/doc/pylore)
# Its reasons stand in the file.
install(FILES packaging/debian/lintian-overrides DESTINATION ${share}/lintian/overrides RENAME pylore)

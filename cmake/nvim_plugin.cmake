# The plugin for Neovim where Neovim finds plugins by itself, with the tags of its help file. Expects
# `share`.
set(plugin ${share}/nvim/site/pack/pylore/start/pylore)
set(tags ${CMAKE_CURRENT_BINARY_DIR}/nvim/tags)
file(READ editors/nvim/doc/pylore.txt help)
string(REGEX MATCHALL "(^|[ \n])\\*[^* \n]+\\*" marked "${help}")
set(entries "")
foreach(mark IN LISTS marked)
  string(REGEX REPLACE "^.*\\*([^*]+)\\*$" "\\1" tag "${mark}")
  list(APPEND entries "${tag}\tpylore.txt\t/*${tag}*")
endforeach()
list(SORT entries)
list(JOIN entries "\n" entries)
file(CONFIGURE OUTPUT ${tags} CONTENT "${entries}\n" @ONLY)
set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS editors/nvim/doc/pylore.txt)

install(DIRECTORY editors/nvim/doc editors/nvim/lsp editors/nvim/lua editors/nvim/plugin
        DESTINATION ${plugin})
install(FILES ${tags} DESTINATION ${plugin}/doc)

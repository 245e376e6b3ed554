# The four libraries that pylore uses, as targets, and how much of them the program carries:
#   shared   nothing: they are loaded when it starts (for development and for distributions)
#   bundled  the four libraries; only the C library is loaded (the .deb)
#   static   everything; it runs on any Linux, whatever C library that has (wheel and tarball)
set(PYLORE_LINK "shared" CACHE STRING "What the program carries: shared, bundled or static")
set_property(CACHE PYLORE_LINK PROPERTY STRINGS shared bundled static)
if(NOT PYLORE_LINK MATCHES "^(shared|bundled|static)$")
  message(FATAL_ERROR "PYLORE_LINK is '${PYLORE_LINK}'; it can be shared, bundled or static")
endif()

pkg_check_modules(LIBUV REQUIRED IMPORTED_TARGET libuv)
pkg_check_modules(JANSSON REQUIRED IMPORTED_TARGET jansson)
pkg_check_modules(YAML REQUIRED IMPORTED_TARGET yaml-0.1)
# Debian's cmark-gfm has a pkg-config file for the core library only.
pkg_check_modules(CMARK REQUIRED IMPORTED_TARGET libcmark-gfm)

add_library(libraries INTERFACE)
if(PYLORE_LINK STREQUAL "shared")
  find_library(CMARK_EXTENSIONS NAMES cmark-gfm-extensions REQUIRED)
  target_link_libraries(libraries INTERFACE ${CMARK_EXTENSIONS} PkgConfig::LIBUV PkgConfig::JANSSON
                        PkgConfig::YAML PkgConfig::CMARK)
else()
  # The extensions first, for they use the core.
  foreach(names IN ITEMS libcmark-gfm-extensions.a libcmark-gfm.a libyaml.a libjansson.a
                         "libuv_a.a;libuv.a")
    list(GET names 0 archive)
    find_library("${archive}" NAMES ${names} REQUIRED
                 HINTS ${LIBUV_LIBRARY_DIRS} ${JANSSON_LIBRARY_DIRS} ${YAML_LIBRARY_DIRS} ${CMARK_LIBRARY_DIRS})
    target_link_libraries(libraries INTERFACE "${${archive}}")
  endforeach()
  target_include_directories(libraries SYSTEM INTERFACE ${LIBUV_INCLUDE_DIRS} ${JANSSON_INCLUDE_DIRS}
                             ${YAML_INCLUDE_DIRS} ${CMARK_INCLUDE_DIRS})
  target_link_libraries(libraries INTERFACE Threads::Threads ${CMAKE_DL_LIBS} rt)
endif()
if(PYLORE_LINK STREQUAL "static")
  # libuv brings a getpwuid_r that nothing here calls; the linker warns of it all the same.
  set(CMAKE_POSITION_INDEPENDENT_CODE ON)
  add_link_options(-static-pie)
endif()

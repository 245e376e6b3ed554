# What CPack makes of a build: `cpack -G DEB` of the preset deb, `cpack -G TGZ` of the preset static.
# The wheel is made by scikit-build-core (pyproject.toml) from the same install rules.
set(CPACK_PACKAGE_NAME pylore)
set(CPACK_PACKAGE_VENDOR "The pylore authors")
set(CPACK_PACKAGE_CONTACT "The pylore authors <authors@pylore.example>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "language server that explains Python where it stands")
set(CPACK_RESOURCE_FILE_LICENSE ${PROJECT_SOURCE_DIR}/LICENSE)
set(CPACK_STRIP_FILES ON)
set(CPACK_VERBATIM_VARIABLES ON)
# Folders of a package are 0755 and files 0644, whatever the umask of who makes it.
set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS OWNER_READ OWNER_WRITE OWNER_EXECUTE
    GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)

string(TOLOWER ${CMAKE_SYSTEM_NAME} system)
set(CPACK_PACKAGE_FILE_NAME pylore-${PROJECT_VERSION}-${system}-${CMAKE_SYSTEM_PROCESSOR})

set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_RELEASE 1)
set(CPACK_DEBIAN_PACKAGE_SECTION devel)
set(CPACK_DEBIAN_PACKAGE_PRIORITY optional)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)
set(CPACK_DEBIAN_COMPRESSION_TYPE xz)
set(CPACK_DEBIAN_PACKAGE_DESCRIPTION
"pylore rests on a construct and says what it does in this code, with the
reader's own names: what the second call of a function with a mutable default
sees, where a generator yields, which scope a name belongs to. It also reports
findings about style with the reason behind each, and mends what can be mended.
.
It is one native program. Editors start it as \"pylore server\"; the other
commands do the same on a terminal.")
include(CPack)

#!/bin/sh
# build/dist/pylore_*.deb, looked at and tried:  packaging/debian/make.sh
# Where debootstrap is and you are root, also in a clean Debian, kept in build/clean-root.
set -eu
cd "$(dirname "$0")/../.."
cmake --preset deb >build-deb.log 2>&1 || { cat build-deb.log; exit 1; }
rm -f build-deb.log build/deb/*.deb build/dist/*.deb
cmake --build --preset deb
(umask 022 && cd build/deb && cpack -G DEB >/dev/null)
mkdir -p build/dist
mv build/deb/*.deb build/dist/
[ -z "$(command -v debootstrap)" ] || [ "$(id -u)" -ne 0 ] || sh packaging/debian/clean_root.sh build/clean-root
sh tests/packaging/deb.sh build/clean-root build/dist/*.deb
ls -l build/dist/*.deb

#!/bin/sh
# build/dist/pylore-VERSION-linux-PROCESSOR.tar.gz, tried:  packaging/tarball.sh
set -eu
cd "$(dirname "$0")/.."
cmake --preset static >build-static.log 2>&1 || { cat build-static.log; exit 1; }
rm -f build-static.log build/static/*.tar.gz build/dist/*.tar.gz
cmake --build --preset static
(umask 022 && cd build/static && cpack -G TGZ >/dev/null)
mkdir -p build/dist
mv build/static/*.tar.gz build/dist/
sh tests/packaging/tarball.sh build/dist/*.tar.gz
ls -l build/dist/*.tar.gz

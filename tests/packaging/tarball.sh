#!/bin/sh
# A tarball: one folder, and a program that runs where there is nothing else:  tarball.sh FILE
# Exit code 77 where there is no tarball.
set -eu
tarball=$1 here=$(cd "$(dirname "$0")" && pwd)
if [ ! -e "$tarball" ]; then
  echo "skipped: there is no tarball; \`make tarball\` makes one"
  exit 77
fi
folder=$(basename "$tarball" .tar.gz)
! tar tzf "$tarball" | grep -v "^$folder/" || { echo "tarball: not all of it is in $folder"; exit 1; }
root=$(mktemp -d)
trap 'rm -rf "$root"' EXIT
mkdir "$root/tmp"
tar xzf "$tarball" -C "$root"
sh "$here/try.sh" '' "$root/$folder/bin/pylore"
if [ "$(id -u)" -eq 0 ]; then
  sh "$here/try.sh" "$root" chroot "$root" "/$folder/bin/pylore"
  echo "tarball: runs in an empty root"
fi

#!/bin/sh
# The formula with the sums of the tarballs in FOLDER, on stdout:  tap.sh OWNER FOLDER > Formula/pylore.rb
set -eu
owner=$1 folder=$2 here=$(cd "$(dirname "$0")" && pwd)
version=$(sed -n 's/^  version "\(.*\)"/\1/p' "$here/pylore.rb")
sum() { test -r "$1" || { echo "$1 is missing" >&2; return 1; }; sha256sum "$1" | cut -d ' ' -f 1; }
intel=$(sum "$folder/pylore-$version-linux-x86_64.tar.gz")
arm=$(sum "$folder/pylore-$version-linux-aarch64.tar.gz")
sed -e "s/OWNER/$owner/; s/SHA256_X86_64/$intel/; s/SHA256_AARCH64/$arm/; /^# For a tap/d" "$here/pylore.rb"

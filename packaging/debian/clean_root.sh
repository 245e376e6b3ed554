#!/bin/sh
# A clean Debian of this machine's own release, from the mirror that this machine uses, once:
#   clean_root.sh FOLDER
set -eu
folder=$1
[ -e "$folder/made" ] && exit 0
release=$(. /etc/os-release && echo "$VERSION_CODENAME")
mirror=$(apt-get indextargets --format '$(SITE)' 'Created-By: Packages' "Release: $release" | head -n 1)
echo "A clean Debian ($release) goes into $folder"
rm -rf "$folder"
mkdir -p "$folder"
debootstrap --variant=minbase "$release" "$folder" "$mirror" >"$folder.log" 2>&1 || {
  tail -n 5 "$folder.log"
  exit 1
}
touch "$folder/made"

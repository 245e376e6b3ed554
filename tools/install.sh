#!/bin/sh
# Installs what is missing of the Debian packages named as arguments; says so before it does.
# "command:package" asks for the package only where the command is missing.
set -eu
missing=
for wanted in "$@"; do
  case $wanted in
    *:*) command -v "${wanted%%:*}" >/dev/null 2>&1 || missing="$missing ${wanted##*:}" ;;
    *) dpkg-query -W -f '${Status}' "$wanted" 2>/dev/null | grep -q ' installed$' ||
         missing="$missing $wanted" ;;
  esac
done
[ -n "$missing" ] || exit 0
echo "pylore: installing Debian packages:$missing"
root=
[ "$(id -u)" = 0 ] || root=sudo
$root apt-get update -qq
# shellcheck disable=SC2086 # a list of packages
$root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing >/dev/null

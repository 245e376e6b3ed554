#!/bin/sh
# A .deb: what is in it, what Debian's own checker says of it, and pylore installed from it in a clean
# root, where there is one:  deb.sh ROOT DEB     exit code 77 where there is no .deb
set -eu
root=$1 deb=$2 here=$(cd "$(dirname "$0")" && pwd)
if [ ! -e "$deb" ]; then
  echo "skipped: there is no .deb; \`make deb\` makes one"
  exit 77
fi
fail() { echo "deb: $1"; exit 1; }

listed=$(dpkg-deb -c "$deb")
for file in usr/bin/pylore usr/share/man/man1/pylore.1.gz usr/share/bash-completion/completions/pylore \
  usr/share/zsh/vendor-completions/_pylore usr/share/fish/vendor_completions.d/pylore.fish \
  usr/share/nvim/site/pack/pylore/start/pylore/doc/tags \
  usr/share/doc/pylore/copyright usr/share/doc/pylore/changelog.gz; do
  echo "$listed" | grep -q " root/root .* \./$file$" || fail "$file is not in it, or not root's"
done
! echo "$listed" | grep -v '^d' | grep -v ' \./usr/' || fail 'there are files outside /usr'
! echo "$listed" | grep -Ev '^(drwxr-xr-x|-rw-r--r--) ' | grep -v '^-rwxr-xr-x .* ./usr/bin/pylore$' ||
  fail 'that is more, or less, than everybody may do'
depends=$(dpkg-deb -f "$deb" Depends)
echo "$depends" | grep -Eq '^libc6 \(>= 2\.[0-9]+\)$' || fail "it depends on more than the C library: $depends"
if command -v lintian >/dev/null; then
  lintian --fail-on error,warning "$deb" 2>/dev/null || fail 'lintian objects'
  echo 'deb: lintian has nothing to say'
fi
if [ ! -e "$root/made" ] || [ "$(id -u)" -ne 0 ]; then
  echo 'deb: not installed: no clean root (debootstrap, and you as root)'
  exit 0
fi
cp "$deb" "$root/tmp/pylore.deb"
trap 'chroot "$root" dpkg --purge pylore >/dev/null 2>&1 || :; rm -f "$root/tmp/pylore.deb"' EXIT
chroot "$root" dpkg -i /tmp/pylore.deb >/dev/null
chroot "$root" dpkg --verify pylore
sh "$here/try.sh" "$(cd "$root" && pwd)" chroot "$root" /usr/bin/pylore
chroot "$root" dpkg --purge pylore >/dev/null
[ ! -e "$root/usr/bin/pylore" ] && [ ! -e "$root/usr/share/doc/pylore" ] || fail 'something is left behind'
echo "deb: installed, tried and removed in a clean $(. "$root/etc/os-release" && echo "$PRETTY_NAME")"

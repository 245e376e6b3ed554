#!/bin/sh
# Builds the VS Code extension from its lock file, with the server inside:  run.sh PYLORE FOLDER
# Works on a copy in FOLDER, which keeps the VSIX. Needs npm, and its registry the first time.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
extension=$(realpath "$here/../../../editors/vscode")
pylore=$(realpath "$1")
mkdir -p "$2"
cd "$2"

rm -rf src test server images
for part in CHANGELOG.md LICENSE README.md eslint.config.mjs images package-lock.json package.json src test tsconfig.json; do
  cp -R "$extension/$part" .
done
mkdir server
cp "$pylore" server/pylore

npm ci --no-audit --no-fund
npm run check
npm test
case $(uname -sm) in
  'Linux x86_64') target=linux-x64 ;;
  'Linux aarch64') target=linux-arm64 ;;
  *) target= ;;
esac
npm run package -- ${target:+--target "$target"}

python3 - <<'END'
import sys
import zipfile

images = {f"images/{name}.png" for name in ("icon", "card", "topic", "concepts", "problem")}
needed = images | {"images/pylore.svg"} | {"dist/extension.js", "server/pylore", "LICENSE.txt", "changelog.md", "readme.md", "package.json"}
with zipfile.ZipFile("pylore.vsix") as vsix:
    inside = {entry.filename.removeprefix("extension/"): entry for entry in vsix.infolist()
              if entry.filename.startswith("extension/")}
if set(inside) != needed:
    sys.exit(f"missing from the VSIX: {needed - set(inside)}; too much: {set(inside) - needed}")
if not inside["server/pylore"].external_attr >> 16 & 0o100:
    sys.exit("the server in the VSIX cannot be started")
END
! grep -n '"resolved"' "$extension/package-lock.json" || { echo "the lock file names download addresses"; exit 1; }
cmp "$extension/LICENSE" "$here/../../../LICENSE"
echo "the extension is $2/pylore.vsix"

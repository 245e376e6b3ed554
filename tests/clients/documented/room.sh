# Sourced: a room of our own for an editor that is set up as editors/README.md says, word for word.
#   room_open PYLORE          makes $ROOM; `pylore` on PATH is that program there
#   documented HEADING TAG N  prints the Nth block of that language below the heading
#   room_check                no sanitizer has spoken, and no server is left behind

here=$(cd "$(dirname "$0")" && pwd)
README=$here/../../../editors/README.md

room_open() {
  PYLORE=$(realpath "$1")
  ROOM=$(mktemp -d)
  trap 'rm -rf "$ROOM"' EXIT
  cp -R "$here/project" "$ROOM/project"
  mkdir "$ROOM/home" "$ROOM/bin"
  cat > "$ROOM/bin/pylore" <<'END'
#!/bin/sh
echo $$ >> "$ROOM/pids"
exec "$PYLORE" "$@" 2>> "$ROOM/server.err"
END
  chmod +x "$ROOM/bin/pylore"
  : > "$ROOM/pids"
  : > "$ROOM/server.err"
  HOME=$ROOM/home XDG_CONFIG_HOME=$ROOM/home/config XDG_STATE_HOME=$ROOM/home/state
  XDG_DATA_HOME=$ROOM/home/data XDG_CACHE_HOME=$ROOM/home/cache LC_ALL=C.UTF-8 PATH=$ROOM/bin:$PATH
  export PYLORE ROOM HOME XDG_CONFIG_HOME XDG_STATE_HOME XDG_DATA_HOME XDG_CACHE_HOME LC_ALL PATH
  unset VIMINIT EXINIT MYVIMRC EMACSLOADPATH VIRTUAL_ENV
}

documented() {
  awk -v heading="## $1" -v fence="\`\`\`$2" -v wanted="$3" '
    /^## / { inside = $0 == heading }
    inside && $0 == fence { number++; taken = number == wanted; next }
    /^```/ { taken = 0 }
    inside && taken { print; lines++ }
    END { exit lines == 0 }' "$README" || { echo "editors/README.md has no such block: $1, $2, $3"; exit 1; }
}

fail() {
  echo "$1"
  sed 's/^/  server: /' "$ROOM/server.err"
  exit 1
}

# A process that has ended but that nobody has waited for is no orphan.
is_running() {
  [ -r "/proc/$1/status" ] && ! grep -q '^State:[[:space:]]*Z' "/proc/$1/status"
}

room_check() {
  [ -s "$ROOM/pids" ] || fail 'the editor has started no server'
  ! grep -E 'AddressSanitizer|LeakSanitizer|runtime error:' "$ROOM/server.err" || fail 'a sanitizer spoke'
  for pid in $(cat "$ROOM/pids"); do
    tenths=0
    while is_running "$pid"; do
      [ $tenths -lt 150 ] || fail 'a server is left behind 15 s after the editor'
      sleep 0.1
      tenths=$((tenths + 1))
    done
  done
}

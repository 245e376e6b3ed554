#!/bin/sh
# Kate on a screen of its own, set up as editors/README.md says:  kate.sh PYLORE SCREENSHOT.png
# By hand: needs kate, xvfb, xdotool, imagemagick and dbus. Where the pointer must rest depends on the
# fonts, so several lines are tried; look at the picture.
set -eu
. "$(dirname "$0")/room.sh"
picture=$(realpath -m "$2")
room_open "$1"
mkdir -p "$XDG_CONFIG_HOME/kate/lspclient" "$ROOM/run"
chmod 700 "$ROOM/run"
documented Kate json 1 > "$XDG_CONFIG_HOME/kate/lspclient/settings.json"
# The answer to the question whether the program may be started.
cat > "$XDG_CONFIG_HOME/katerc" <<END
[Kate Plugins]
lspclientplugin=true
[lspclient]
AllowedServerCommandLines=$ROOM/bin/pylore server
AutoHover=true
[General]
Show welcome view for new window=false
END
cat > "$ROOM/bin/pylore" <<'END'
#!/bin/sh
echo $$ >> "$ROOM/pids"
"$PYLORE" "$@" 2>> "$ROOM/server.err" | tee "$ROOM/said"
END
git init -q "$ROOM/project" # a root, as the documented settings know one

DISPLAY=:$(($$ % 500 + 100))
XDG_RUNTIME_DIR=$ROOM/run
export DISPLAY XDG_RUNTIME_DIR
Xvfb "$DISPLAY" -screen 0 1200x760x24 -nolisten tcp >/dev/null 2>&1 &
screen=$!
kate=
trap '[ -z "$kate" ] || kill -- "-$kate" 2>/dev/null || :; sleep 1; kill $screen; rm -rf "$ROOM"' EXIT
sleep 1
cd "$ROOM/project"
setsid dbus-run-session -- kate --startanon --line 10 --column 10 basket.py >/dev/null 2>&1 &
kate=$!
window= attempt=0
while [ -z "$window" ]; do
  [ $attempt -lt 150 ] || fail 'Kate shows no window'
  attempt=$((attempt + 1))
  sleep 0.2
  window=$(xdotool search --onlyvisible --name basket.py | tail -n 1) || :
done
xdotool windowsize "$window" 1200 760
sleep 4
for y in 255 262 270 278 286 294; do
  xdotool mousemove 400 560 sleep 0.2 mousemove 130 $y sleep 0.2 mousemove_relative 3 0 sleep 1.6
  grep -q 'Why it matters' "$ROOM/said" && break
done
import -window root "$picture"
for words in B006 E711 Generators 'Why it matters'; do
  grep -q "$words" "$ROOM/said" || fail "Kate was never told of $words"
done
echo "$(kate --version 2>/dev/null): findings, card and setting came; see $picture"

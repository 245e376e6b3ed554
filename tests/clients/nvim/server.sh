#!/bin/sh
# The server as these tests start it: its process id and what it says on stderr are kept.
echo $$ >> "$PYLORE_RUN/server.pids"
exec "$PYLORE" server 2>> "$PYLORE_RUN/server.err"

# Sourced: a temporary room of our own, so that no file of the user's is read or written.
#   room_open PYLORE    sets up $PYLORE_RUN; it is removed when the script ends

here=$(cd "$(dirname "$0")" && pwd)

room_open() {
  PYLORE=$(realpath "$1")
  PYLORE_RUN=$(mktemp -d)
  PYLORE_TEST=$here
  PYLORE_PLUGIN=$(realpath "$here/../../../editors/nvim")
  trap 'rm -rf "$PYLORE_RUN"' EXIT
  cp -R "$here/workspace" "$PYLORE_RUN/project"
  mkdir "$PYLORE_RUN/alone"
  cp "$here/workspace/second.py" "$PYLORE_RUN/alone/alone.py"
  HOME=$PYLORE_RUN/home
  XDG_CONFIG_HOME=$HOME/config XDG_DATA_HOME=$HOME/data
  XDG_STATE_HOME=$HOME/state XDG_CACHE_HOME=$HOME/cache
  LC_ALL=C.UTF-8
  PATH=$(dirname "$PYLORE"):$PATH
  export PATH PYLORE PYLORE_RUN PYLORE_TEST PYLORE_PLUGIN HOME LC_ALL
  export XDG_CONFIG_HOME XDG_DATA_HOME XDG_STATE_HOME XDG_CACHE_HOME
  unset NVIM_APPNAME NVIM NVIM_LISTEN_ADDRESS VIMINIT EXINIT MYVIMRC
}

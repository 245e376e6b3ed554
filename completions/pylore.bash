# Completion of pylore for bash. Commands and options are those that `pylore --help` tells, topics
# and rules those that `pylore topics` lists, so that nothing has to be kept up here.

_pylore_commands() {
  "$1" --help 2>/dev/null | sed -nE 's/^  ([a-z]+)  .*/\1/p'
}

# What `pylore COMMAND --help` says in its lines of options: `  -j, --jobs N  threads`.
_pylore_options() {
  "$1" "$2" --help 2>/dev/null | sed -nE 's/^  (-[a-z], )?(--[a-zA-Z-]+).*/\2/p'
  echo --help
}

_pylore_value_of() {
  "$1" "$2" --help 2>/dev/null |
    sed -nE -e "s/^  (-[a-z], )?$3 ([^ ]+).*/\2/p" -e "s/^  $3, --[a-zA-Z-]+ ([^ ]+).*/\1/p"
}

_pylore_topics() {
  "$1" topics --format ids 2>/dev/null
}

_pylore_rules() {
  "$1" topics --rules --format ids 2>/dev/null
}

_pylore_words() {
  mapfile -t COMPREPLY < <(compgen -W "$1" -- "$2")
}

_pylore_files() {
  mapfile -t COMPREPLY < <(compgen "$1" -- "$2")
  compopt -o filenames 2>/dev/null
}

# The value of an option, by the word that stands for it in the help.
_pylore_value() {
  local program=$1 kind=$2 word=$3 before=
  case $kind in
    *'|'*) _pylore_words "${kind//|/ }" "$word" ;;
    FOLDER) _pylore_files -d "$word" ;;
    PATH | NAME) _pylore_files -f "$word" ;;
    CODES)
      [[ $word == *,* ]] && before=${word%,*},
      _pylore_words "$(_pylore_rules "$program" | sed "s/^/$before/")" "$word"
      ;;
  esac
}

_pylore_argument() {
  local program=$1 command=$2 word=$3 number=$4
  case $command in
    explain) _pylore_words "$(_pylore_topics "$program"; _pylore_rules "$program")" "$word" ;;
    known)
      if ((number == 2)); then
        _pylore_words "list add remove" "$word"
      elif [[ ${COMP_WORDS[2]} == add ]]; then
        _pylore_words "$(_pylore_topics "$program")" "$word"
      elif [[ ${COMP_WORDS[2]} == remove ]]; then
        _pylore_words "$("$program" known --format ids 2>/dev/null)" "$word"
      fi
      ;;
    check | concepts | hover) _pylore_files -f "$word" ;;
    doctor) _pylore_files -d "$word" ;;
  esac
}

_pylore() {
  local program=${COMP_WORDS[0]} word=${COMP_WORDS[COMP_CWORD]} kind=
  local command=${COMP_WORDS[1]} option=${COMP_WORDS[COMP_CWORD - 1]}
  COMPREPLY=()
  program=${program/#\~/$HOME}
  if ((COMP_CWORD == 1)); then
    _pylore_words "$(_pylore_commands "$program") --help --version" "$word"
    return
  fi
  # bash takes `--format=json` for three words.
  if [[ $word == = ]]; then
    word=
  elif [[ $option == = ]]; then
    option=${COMP_WORDS[COMP_CWORD - 2]}
  fi
  [[ $option == -* ]] && kind=$(_pylore_value_of "$program" "$command" "$option")
  if [[ -n $kind ]]; then
    _pylore_value "$program" "$kind" "$word"
  elif [[ $word == -* ]]; then
    _pylore_words "$(_pylore_options "$program" "$command")" "$word"
  else
    _pylore_argument "$program" "$command" "$word" "$COMP_CWORD"
  fi
}

complete -F _pylore pylore

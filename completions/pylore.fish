# Completion of pylore for fish. Commands and options are those that `pylore --help` tells, topics
# and rules those that `pylore topics` lists, so that nothing has to be kept up here.

function __pylore_command
    set -l words (commandline -opc)
    set -q words[2]; and echo $words[2]
end

function __pylore_commands
    pylore --help 2>/dev/null | string replace -rf '^  ([a-z]+)  +(.*)' '$1\t$2'
end

function __pylore_topics
    pylore topics --format ids 2>/dev/null
end

function __pylore_rules
    pylore topics --rules --format ids 2>/dev/null
end

# What `pylore COMMAND --help` says in its lines of options: `  -j, --jobs N  threads`.
function __pylore_options
    pylore (__pylore_command) --help 2>/dev/null |
        string replace -rf '^  (?:-[a-z], )?(--[a-zA-Z-]+)(?: [^ ]+)?(?:  +(.*))?$' '$1\t$2'
end

# The word that stands for the value of the option before the cursor; false where there is none.
function __pylore_kind
    set -l words (commandline -opc)
    set -l option $words[-1]
    string match -qr '^-' -- $option; or return 1
    pylore $words[2] --help 2>/dev/null |
        string replace -rf "^  (?:-[a-z], )?$option ([^ ]+).*" '$1'
end

function __pylore_values
    set -l kind (__pylore_kind)
    switch "$kind"
        case '*|*'
            string split '|' $kind
        case CODES
            __pylore_rules
        case FOLDER
            __fish_complete_directories
        case PATH NAME
            __fish_complete_path
    end
end

function __pylore_arguments
    set -l words (commandline -opc)
    switch $words[2]
        case explain
            __pylore_topics
            __pylore_rules
        case known
            if not set -q words[3]
                printf '%s\n' list add remove
            else if test $words[3] = add
                __pylore_topics
            else if test $words[3] = remove
                pylore known --format ids 2>/dev/null
            end
        case check concepts hover
            __fish_complete_path
        case doctor
            __fish_complete_directories
    end
end

complete -c pylore -f
complete -c pylore -n 'not __pylore_command >/dev/null' -a '(__pylore_commands)'
complete -c pylore -n '__pylore_command >/dev/null; and __pylore_kind >/dev/null' -a '(__pylore_values)'
complete -c pylore -n '__pylore_command >/dev/null; and not __pylore_kind >/dev/null' -a '(__pylore_arguments)'
complete -c pylore -n '__pylore_command >/dev/null; and string match -q -- "-*" (commandline -ct)' -a '(__pylore_options)'

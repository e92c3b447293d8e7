"""The scripts that make shells complete command lines of orglint. None of them lets a shell evaluate what orglint prints."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

Shell = Literal["bash", "zsh", "fish"]

_BASH = r"""# bash completion for orglint; macOS's bash 3.2 will do
_orglint() {
    local line typed="${COMP_WORDS[COMP_CWORD]}"
    COMPREPLY=()
    while IFS= read -r line; do
        line="${line%%$'\t'*}"
        # Where bash takes words apart at =, it wants only what comes behind it.
        case "$typed" in
            *=?*) ;;
            *) line="${line#-*=}" ;;
        esac
        COMPREPLY+=("$line")
    done < <(orglint __complete $((COMP_CWORD - 1)) "${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null)
}
complete -o bashdefault -o default -F _orglint orglint
"""
_ZSH = r"""#compdef orglint
_orglint() {
    local line
    local -a answers shown
    while IFS= read -r line; do
        answers+=("${line%%$'\t'*}")
        shown+=("${${line%%$'\t'*}}${${line#*$'\t'}:+  -- ${line#*$'\t'}}")
    done < <(orglint __complete $((CURRENT - 2)) "${(@)words[2,CURRENT-1]}" "$PREFIX" 2>/dev/null)
    if (( $#answers )); then
        compadd -l -d shown -a answers
    else
        [[ $PREFIX == *=* ]] && compset -P '*='
        _files
    fi
}
if [[ ${funcstack[1]} == _orglint ]]; then
    _orglint "$@"
else
    compdef _orglint orglint
fi
"""
_FISH = r"""# fish completion for orglint
function __orglint_answers
    set --local done (commandline --tokenize --current-process --cut-at-cursor)
    set --local typed (commandline --current-token --cut-at-cursor)
    set --local answers (orglint __complete (math (count $done) - 1) $done[2..-1] "$typed" 2>/dev/null)
    if test (count $answers) -gt 0
        printf '%s\n' $answers
    else
        set --local before (string match --regex '^[^=]*=' -- "$typed")
        for path in (__fish_complete_path (string replace --regex '^[^=]*=' '' -- "$typed"))
            echo "$before$path"
        end
    end
end
complete --command orglint --no-files --arguments '(__orglint_answers)'
"""
SCRIPTS: Mapping[Shell, str] = {"bash": _BASH, "zsh": _ZSH, "fish": _FISH}
"""What each shell reads, by its name."""

# bash completion for @TOOL@: the options that its --help lists, else files.
_svodka() {
	local word=${COMP_WORDS[COMP_CWORD]}
	COMPREPLY=()
	[[ $word != -* ]] || mapfile -t COMPREPLY < <(compgen -W "$("$1" --help 2> /dev/null | grep -oE -- '--[a-z][a-z0-9-]*' | sort -u)" -- "$word")
}
complete -o default -F _svodka @TOOL@

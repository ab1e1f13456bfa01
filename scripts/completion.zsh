#compdef @TOOLS@
# zsh completion: the options that a tool's --help lists, else files.
_gnu_generic

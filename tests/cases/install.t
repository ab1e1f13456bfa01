Installing: what make install puts somewhere works from there, and make uninstall leaves nothing.

$ [ "$BIN" = "$PWD/bin" ] || { echo "skipped, this is another build"; exit 0; }
> d=$(mktemp -d); make -s install PREFIX="$d" PROGRAM_PREFIX=sv- > /dev/null && PATH=$d/bin:$PATH
> export PKG_CONFIG_PATH="$d/lib/pkgconfig"
> sv-segment < /dev/null && ls "$d/share/man/man1/sv-tojson.1" > /dev/null &&
> ${CC:-cc} -o "$d/example" tests/example.c $(pkg-config --cflags --libs svodka) && "$d/example" | grep -o '^visit.*date=2023-02-14' > /dev/null &&
> rm "$d/example" && make -s uninstall PREFIX="$d" PROGRAM_PREFIX=sv- && find "$d" -type f; rm -r "$d"

The shells complete options, from what --help says.

$ bash -c 'source scripts/completion.bash; COMP_WORDS=(tocsv --b); COMP_CWORD=1; _svodka tocsv; echo "${COMPREPLY[@]}"'
--bom

Every tool says its version, and those of what it stands on.

$ tojson --version | sed 's/[0-9][0-9.]*/N/g; s/^models: .*words.dict .*/models/'
tojson (svodka) N
ICU N, PCREN N N-N-N
models

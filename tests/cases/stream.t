The record stream: what every filter does with what it does not know, with damage, and with a cut.

$ printf '# hello\nD\tx\nZ\tanything=1\nP\t0\t2\ttext\tДа\tmine=1\nX1\n.\n' | segment
# hello
D	x
Z	anything=1
P	0	2	text	Да	mine=1
S	0	2	Да
T	0	2	Да
X1
.

$ printf 'D\tx\nP\t0\t3\ttext\tДа\n.\n' | segment
segment: stdin:2: offsets that do not fit TEXT
D	x
P	0	3	text	Да
.
[1]

$ printf 'D\tx\nP\t0\t3\ttext\tДа\n.\n' | segment --strict
segment: stdin:2: offsets that do not fit TEXT
[2]

$ printf 'D\tx\nP\t0\t2\ttext\tДа\n' | segment
segment: stdin:2: document x was cut off
D	x
P	0	2	text	Да
S	0	2	Да
T	0	2	Да
[1]

$ printf 'D\tx\nP\t0\t4\ttext\tД\\t\\\\а\n.\n' | segment
D	x
P	0	4	text	Д\t\\а
S	0	4	Д\t\\а
T	0	1	Д
T	2	3	\\
T	3	4	а
.

$ printf 'D\tx\nP\t0\t1\ttext\t\\q\nP\tabc\n.\n' | tojson
tojson: stdin:2: a bad escape
tojson: stdin:3: fields are missing
{"id":"x","meta":{},"text":"","paragraphs":[],"sentences":[],"entities":[],"values":[],"facts":[],"other":[["P","0","1","text","\\q"],["P","abc"]]}
[1]

$ segment < /dev/null

$ tojson -a < /dev/null
[
]

$ printf 'D\tx\n.\n' | segment > /dev/full
segment: standard output: No space left on device
[2]

$ segment tests
segment: tests: Is a directory
[2]

$ segment nowhere.rec
segment: nowhere.rec: No such file or directory
[2]

$ segment --no-such-option 2>&1 | tail -1
usage: segment [--tag] [file ...]

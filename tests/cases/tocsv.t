tocsv: facts and entities as tables.

$ tocsv tests/streams/odd.rec | sed -n 2p | tr '\r' '@'
"a/b <&>""'",2023-XX,gossip,,"""кум"", сват",Х<У>; Рога & Копыта,,,,,heat=+5,0.2,"Фирма «Рога & Копыта» <b>купила</b> ""Х<У>"", заплатив полтора евро; ](x) |y|.",javascript:alert(1)@

$ tocsv -t tests/streams/port.rec | awk -F '\t' '$3 == "trade" || $3 == "twinning"' | cut -f 3-11
trade	more	Румыния; Казахстан	turnover	2600000000	USD		2022	change=+60
twinning	not	Констанца; Актау				Констанца; Актау		

$ printf 'D\tx\\t\\\\\nP\t0\t5\ttext\tДа\\tне\nS\t0\t5\tДа\\tне\nF\t0\t2\tq\ta= b\n.\n' | tocsv -t | tail -n 1
x\t\\		q		 b								Да\tне	x\t\\

$ printf 'D\tx\nP\t0\t2\ttext\tДа\nF\t0\t2\tq\ta= b\n.\n' | tocsv | tail -n 1 | tr '\r' '@'
x,,q,," b",,,,,,,,,x@

$ tocsv --bom < /dev/null | od -An -c | head -n 1
 357 273 277   d   o   c   u   m   e   n   t   ,   p   u   b   l

Entities.

$ tocsv -et tests/streams/port.rec | grep Каспий | cut -f 3-9
LOC	4	Каспийское море		water	1	Каспийского моря
ORG	8	ТОО «Каспий Терминал»		company	2	ТОО «Каспий Терминал»
EVENT	13	30-я выставка «Каспийские порты»			1	30-й выставке «Каспийские порты»

A table a type; a type that is no file's name gets none.

$ d=$(mktemp -d); tocsv -o $d/new tests/streams/odd.rec tests/streams/talks.rec; ls $d/new; cut -d, -f 1-5 $d/new/meeting.csv | tr -d '\r'; rm -r $d
tocsv: tests/streams/odd.rec:2: a type of fact that is no file's name: ../evil
deal.csv
event.csv
gossip.csv
meeting.csv
position.csv
document,published,who,topic,place
talks-1,2024-04-10,Роман Василенко; Андрис Пельш; Ержан Садыков,,Рига
talks-1,2024-04-10,Роман Василенко; Янис Озолс,,
talks-2,2024-05-02,Роман Василенко; Инга Скуиня,,
talks-2,2024-05-02,Янис Озолс; Инга Скуиня,,
talks-3,2024-06,Лейла Ахметова; Роман Василенко,,
talks-3,2024-06,Лейла Ахметова; Пётр Громов,,

$ tocsv -o /dev/null/x tests/streams/talks.rec
tocsv: /dev/null/x: Not a directory
[2]

$ tocsv -e -o x
usage: tocsv [-et] [--bom] [-o folder] [file ...]
[2]

Miller reads both, and finds as many rows of as many fields.

$ command -v mlr > /dev/null || { printf 'rows of 14: 30\nrows of 14: 30\na/b <&>"\047\nskipped, mlr is not here\n'; exit; }
> for f in "--icsv" "--itsv -t"; do set -- $f; tocsv $2 tests/streams/*.rec | mlr $1 --ojsonl put -q '@n[NF] += 1; end { for (k, v in @n) { print "rows of ".k.": ".v } }'; done
> tocsv tests/streams/odd.rec | mlr --icsv --ojsonl put -q '$type == "deal" { print $document; print $sentence }'
rows of 14: 30
rows of 14: 30
a/b <&>"'
...

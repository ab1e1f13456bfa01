tobrat: to brat and back.

$ d=$(mktemp -d); tobrat -o $d tests/streams/port.rec; grep -A 1 '^T43\|^E2\|^E5' $d/port.ann; rm -r $d
E2	visit:T37 who:T9 to:T10 date:T6
#37	AnnotatorNotes E2	who@5=Мадалина Лупу; to@3=Актау; date=2023-02-14; conf=0.93; plover=CONSULT
--
E5	position:T40 who:T16 post:T14 org:T15
#40	AnnotatorNotes E5	who@9=Виктор Ли; post=директор; org@8=ТОО «Каспий Терминал»; status=current; conf=0.94
--
T43	statement 422 502	«Румыния занимает четвёртое место среди покупателей нашей нефти», — сказал В. Ли
E8	statement:T43 who:T25

What was not changed comes back as it was.

$ d=$(mktemp -d); tobrat -o $d tests/streams/port.rec tests/streams/talks.rec
> cat tests/streams/port.rec tests/streams/talks.rec > $d/old; scripts/brat2rec $d < $d/old | cmp - $d/old; rm -r $d

brat's offsets are ours: code points of the text.

$ d=$(mktemp -d); tobrat -o $d tests/streams/*.rec
> for a in $d/*.ann; do python3 -c 'import sys; text = open(sys.argv[1][:-3] + "txt").read()
> for f in (x.rstrip("\n").split("\t") for x in open(sys.argv[1]) if x[0] == "T"):
>     assert " ".join(text[int(s):int(e)] for s, e in (p.split() for p in f[1].split(" ", 1)[1].split(";"))) == f[2], f' "$a"; done; rm -r $d

A corrected argument is a corrected slot; a new mention and a fact without one; what was taken away is gone.

$ d=$(mktemp -d); tobrat -o $d tests/streams/talks.rec; cd $d
> sed -i 's/^\(E1.*\) who3:T[0-9]* /\1 /; /^E2/d; /meeting 91/d; /AnnotatorNotes E2/d' talks-1.ann; printf 'T90\tPOST 85 90\tПозже\n' >> talks-1.ann
> cd - > /dev/null; scripts/brat2rec $d < tests/streams/talks.rec | diff tests/streams/talks.rec -; rm -r $d
23c23
< F	18	83	meeting	who@2=Роман Василенко	who@3=Андрис Пельш	who@4=Ержан Садыков	place@1=Рига	date=2024-04-09	conf=0.9
---
> F	18	83	meeting	who@2=Роман Василенко	who@3=Андрис Пельш	place@1=Рига	date=2024-04-09	conf=0.9
33c33
< F	91	113	meeting	who@2=Роман Василенко	who@5=Янис Озолс	date=2024-04-10	conf=0.6
---
> E	85	90	POST	Позже

$ tobrat tests/streams/talks.rec
usage: tobrat -o folder [file ...]
[2]

Mistakes in a file of rules: each with its line, all of them, and no text is read.

$ printf 'rule a meeting\nrule b meeting\n    <who:PER\nmacro x = y\nnonsense\n' > /tmp/bad.$PPID; facts -r /tmp/bad.$PPID < /dev/null 2>&1 | sed 's/bad\.[0-9]*/bad/'; rm /tmp/bad.$PPID
facts: /tmp/bad:1: rule a: no pattern near ""
facts: /tmp/bad:2: rule b: a bracket that is not closed near ""
facts: /tmp/bad:4: a macro is: macro NAME = pattern
facts: /tmp/bad:5: expected macro, rule, ok or not
facts: /tmp/bad: the rules have mistakes

$ printf 'rule a meeting\n    <who:PER> [NOUN]{,3}\nrule b meeting\n    <who:PER> [NOUN]{3,1}\n' > /tmp/bad.$PPID; facts -r /tmp/bad.$PPID < /dev/null 2>&1 | sed 's/bad\.[0-9]*/bad/'; rm /tmp/bad.$PPID
facts: /tmp/bad:1: rule a: a repetition that is none near "{,3}"
facts: /tmp/bad:3: rule b: a pattern that PCRE2 refuses near ""
facts: /tmp/bad: the rules have mistakes

`replace` drops the rules of a type that were read before.

$ printf 'replace position\nrule head position post=глава\n    возглавить <who:PER>\n' > /tmp/own.$PPID; echo 'Посол Анна Берг прибыла. Фонд возглавил Янис Озолс.' |
> clean --plain | segment | ner | facts -r /tmp/own.$PPID | grep ^F | cut -f4-6; rm /tmp/own.$PPID
position	post=глава	who@2=Янис Озолс

Examples are those of -r FILE; an operand with --test is a mistake, for it would not be read.

$ facts --test lib/data/rules/deal.rules
usage: facts [-e] [-c conf] [-r rules] [--test] [file ...]
[2]

What is invested goes to the place that the sentence names, else to the one named just before; who came to a region, to the last one.
A rule of confidence .50 gives way to any other of the sentence.

$ printf '%s\n' 'Обсудили завод в Нарве. Компания «Север» вложит в него 12 млн евро.' 'Посол Ян Дойл осмотрел Костанайскую область. Посол прибыл в регион с рабочей поездкой.' | clean --plain | segment | ner | facts | grep '^F.*\(investment\|visit\)' | grep -o 'to@[0-9]*=[^	]*'
to@1=Нарва
to@4=Костанайская область
$ printf 'rule sure trade conf=0.80 kind=turnover\n    товарооборот <party+:LOC> составить <value:MONEY>\nrule loose trade conf=0.50 kind=turnover\n    <party+:LOC> []{0,9}? <value:MONEY>\n' > /tmp/two.$PPID; echo 'Товарооборот Латвии и Эстонии составил 3 млн евро.' |
> clean --plain | segment | ner | facts -e -r /tmp/two.$PPID | grep -c 'loose	'; rm /tmp/two.$PPID
0

toconllu: sentences for the tools of Universal Dependencies.

$ printf 'D\ta b\nP\t0\t7\ttext\tДа, нет\nS\t0\t7\tДа, нет\nT\t0\t2\tДа\tlemma=да\tpos=PART\nT\t2\t3\t,\nT\t4\t7\tнет\n.\n' | toconllu
# newdoc id = a b
# newpar
# sent_id = a b-1
# text = Да, нет
1	Да	да	PART	_	_	_	_	_	SpaceAfter=No
2	,	_	_	_	_	_	_	_	_
3	нет	_	_	_	_	_	_	_	_

Tabs and line feeds of a text break no line; a sentence without tokens is none.

$ printf 'D\tx\nP\t0\t7\ttext\tД\\tа Нет\nS\t0\t3\tД\\tа\nT\t0\t3\tД\\tа\tlemma=\nS\t4\t7\tНет\n.\n' | toconllu
# newdoc id = x
# newpar
# sent_id = x-1
# text = Д а
1	Д а	_	_	_	_	_	_	_	_

$ toconllu tests/streams/*.rec | awk -F '\t' 'NF != 0 && NF != 10 && !/^#/ { bad++ } END { print bad + 0 }'
0

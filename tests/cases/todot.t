todot: graphs.

$ todot tests/streams/talks.rec
digraph svodka {
...
}

Names are quoted for the language they stand in.

$ printf 'D\tx\nP\t0\t2\ttext\tДа\nF\t0\t2\tmeeting\twho="A" & \\\\B\twho=<C>\n.\n' | todot | grep n0
	n0 [label="\"A\" &amp; \\B" fillcolor="#cdebd3" color="#2f7a44"]
	n0 -> n1 [weight=1 dir=none]

$ printf 'D\tx\nP\t0\t2\ttext\tДа\nF\t0\t2\tmeeting\twho="A" & \001B\twho=<C>\n.\n' | todot -g | grep '<node'
<node id="n0"><data key="name">&quot;A&quot; &amp; �B</data><data key="type">PER</data></node>
<node id="n1"><data key="name">&lt;C&gt;</data><data key="type">PER</data></node>

The same two met twice; a post without a place; what is denied did not happen.

$ printf 'D\tx\nP\t0\t2\ttext\tДа\nF\t0\t2\tmeeting\twho=A\twho=B\nF\t0\t2\tmeeting\twho=B\twho=A\tdate=2024\nF\t0\t2\tposition\twho=B\tpost=врач\nF\t0\t2\tmeeting\twho=A\twho=C\tneg=1\n.\n' | todot -g | grep '<edge\|"name">'
<node id="n0"><data key="name">A</data><data key="type">PER</data></node>
<node id="n1"><data key="name">B</data><data key="type">PER</data></node>
<node id="n2"><data key="name">врач</data><data key="type">POST</data></node>
<edge source="n0" target="n1" directed="false"><data key="fact">meeting</data><data key="date">2024</data><data key="document">x</data><data key="weight">2</data></edge>
<edge source="n1" target="n2"><data key="fact">position</data><data key="document">x</data><data key="weight">1</data></edge>

Graphviz and libxml read it.

$ command -v dot > /dev/null || { echo 16; echo 'skipped, dot is not here'; exit; }
> todot tests/streams/*.rec | dot -Tplain | grep -c '^node'
16
...

$ command -v xmllint > /dev/null || { echo 'skipped, xmllint is not here'; exit; }
> todot -g tests/streams/*.rec | xmllint --noout -

$ todot < /dev/null | tail -n 1
}

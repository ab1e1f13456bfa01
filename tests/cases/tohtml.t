tohtml: a stream as one page.

Nothing that a record holds becomes markup, and no address but http is a link.

$ tohtml tests/streams/odd.rec | grep -c '<script\|<b>купила\|javascript:'
0
[1]

$ tohtml tests/streams/odd.rec | grep -o '<p><span.*</p>' | sed 's/ title="[^"]*"//g' | head -n 1
<p><span id="s1"><span id="s2"><mark class="OTHER" id="m1-0">Фирма</mark> «<mark class="ORG" id="m1-1">Рога &amp; Копыта</mark>» &lt;b&gt;купила&lt;/b&gt; &quot;<mark class="ORG" id="m1-3">Х&lt;У&gt;</mark>&quot;, заплатив <mark class="VALUE" id="m1-4">полтора евро</mark>; ](x) |y|.</span></span><sup><a href="#f1" aria-label="fact 1">1</a></sup><sup><a href="#f2" aria-label="fact 2">2</a></sup></p>

$ printf 'D\tx\turl=https://a.example/?q="&b\nP\t0\t2\ttext\t\001<\n.\n' | tohtml | grep -o '<a lang="en".*\|<p>[^0-9].*</p>'
<a lang="en" rel="noreferrer" href="https://a.example/?q=&quot;&amp;b">page</a></p>
<p>�&lt;</p>

Slots lead to the words that fill them; every link leads somewhere.

$ tohtml tests/streams/port.rec | grep -o '<li id="f2".*' | grep -o '<dl>.*</dl>'
<dl> <div><dt>who</dt> <dd><a class="PER" href="#m1-8">Мадалина Лупу</a></dd></div> <div><dt>to</dt> <dd><a class="LOC" href="#m1-9">Актау</a></dd></div> <div><dt>date</dt> <dd><a class="VALUE" href="#m1-5">2023-02-14</a></dd></div></dl>

$ tohtml tests/streams/*.rec > /tmp/svodka.$$; grep -o 'href="#[^"]*' /tmp/svodka.$$ | cut -c 8- | sort -u > /tmp/svodka.$$.to
> grep -o ' id="[^"]*' /tmp/svodka.$$ | cut -c 6- | sort > /tmp/svodka.$$.id; uniq -d /tmp/svodka.$$.id; comm -23 /tmp/svodka.$$.to /tmp/svodka.$$.id; rm /tmp/svodka.$$*

The timeline is in order; what has no year is not in it.

$ tohtml tests/streams/odd.rec tests/streams/talks.rec | grep -o 'class="date">[^<]*' | cut -d '>' -f 2 | paste -sd ' '
2024-04-09 2024-04-10 2024-05-01 2024-05-02 2024-06-01

The picture is the same each time, and has those who met.

$ tohtml tests/streams/talks.rec | cksum > /tmp/svodka.$$; tohtml tests/streams/talks.rec | cksum | cmp - /tmp/svodka.$$; rm /tmp/svodka.$$

$ tohtml tests/streams/talks.rec | grep -c '^<g class="PER">\|<line'
15

Colours can be read, and a browser finds nothing wrong.

$ tohtml tests/streams/talks.rec | tests/contrast
light text 5.54 (link on hit), borders 5.19 (POST-edge on card)
dark text 5.20 (quiet on hit), borders 5.84 (VALUE-edge on card)

$ tests/page | sed 's/^skipped, //'

An empty stream is an empty page; a document that was cut off says so.

$ tohtml < /dev/null | grep -c 'section id="articles"'
1

$ printf 'D\tx\nP\t0\t2\ttext\tДа\n' | tohtml | grep -A 2 '^<p class="source"'
tohtml: stdin:2: document x was cut off
<p class="source">x</p>
<div class="row"><p>Да</p></div>
<p class="cut" lang="en">The stream was cut off here.</p>

$ tohtml tests/streams/port.rec > /dev/full
tohtml: standard output: No space left on device
[2]

show: articles for people to read.

$ show -w 60 tests/streams/port.rec | sed -n '/Товаро/,/figure/p'
Товарооборот двух стран в 2022 году вырос на 60% и достиг
2,6 млрд долларов США. В Казахстане работают 170 компаний с
участием румынского капитала.
  trade       (more) party: Румыния, Казахстан;
              kind: turnover; period: 2022;
              value: 2600000000; unit: USD; change: +60
  figure      what: компании с участием румынского капитала;

Colour is off where the output is no terminal; a mention inside another takes its own colour and gives it back.

$ show tests/streams/port.rec | grep -c "$(printf '\033')"
0
[1]

$ show --color=always tests/streams/port.rec | sed -n 4p | tr '\033' '^'
^[33mПосол^[0m ^[36mРумынии^[0m ^[1mпосетила^[0m ^[36mпорт Актау^[0m

Every line ends with colours off.

$ show --color=always tests/streams/*.rec | tr '\033' '^' | sed 's/\^\[0m/@/g; s/\^\[[0-9]*m/#/g; s/[^@#]//g' | grep -c '#$'
0
[1]

$ NO_COLOR=1 show --color=auto tests/streams/talks.rec | grep -c "$(printf '\033')"
0
[1]

Control characters do nothing to a terminal.

$ printf 'D\tx\nP\t0\t6\ttext\tа\033[2Jб\n.\n' | show
── x
а�[2Jб

Unbroken lines; a width that is none.

$ show -w 0 tests/streams/port.rec | grep -c '^14 февраля.*Виктором Ли\.$'
1

$ show -w wide
show: a width is a number from 0 to 10000, not wide
[2]

$ show --color=sometimes
show: --color is auto, always or never, not sometimes
[2]

A cut document is shown as far as it goes.

$ printf 'D\tx\nP\t0\t2\ttext\tДа\n' | show
show: stdin:2: document x was cut off
── x
Да
(the stream was cut off here)
[1]

$ show < /dev/null

$ show tests/streams/port.rec > /dev/full
show: standard output: No space left on device
[2]

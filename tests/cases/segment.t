Sentences and tokens. Each case makes its own stream; only S texts, or T texts, are looked at.

$ printf 'D\tx\nP\t0\t53\ttext\tОн родился в г. Актау в 1971 г. Его отец был учителем\n.\n' | segment | awk -F'\t' '$1=="S"{print $4}'
Он родился в г. Актау в 1971 г.
Его отец был учителем

$ printf 'D\tx\nP\t0\t53\ttext\tИмпорт достиг 5 млн. тонн, экспорт 7 млн. Это рекорд.\n.\n' | segment | awk -F'\t' '$4 ~ /млн/ && $1 == "T" { print $4 }'
млн.
млн

$ printf 'D\tx\nP\t0\t49\ttext\tВ 2023 г. Казахстан подписал это с А. С. Озолсом.\n.\n' | segment | awk -F'\t' '$1=="S"{print $4}'
В 2023 г. Казахстан подписал это с А. С. Озолсом.

$ printf 'D\tx\nP\t0\t41\ttext\t«Мы рады!» — сказал он. «А вы?» Нет… Да?!\n.\n' | segment | awk -F'\t' '$1=="S"{print $4}'
«Мы рады!» — сказал он.
«А вы?»
Нет…
Да?!

$ printf 'D\tx\nP\t0\t48\ttext\tОборот вырос до 1,7 млн. долл. США: рост на 20%%.\n.\n' | segment | awk -F'\t' '$1=="T"{printf "%s|", $4}'
Оборот|вырос|до|1,7|млн.|долл.|США|:|рост|на|20|%|.|

$ printf 'D\tx\nP\t0\t53\ttext\tКасым-Жомарт на TEN-T, 2024-2026 и 48-й, и.о. в El.kz\n.\n' | segment | awk -F'\t' '$1=="T"{printf "%s|", $4}'
Касым-Жомарт|на|TEN-T|,|2024-2026|и|48-й|,|и.о.|в|El.kz|

Noise is not split.

$ printf 'D\tx\nP\t0\t4\tnoise\tМеню\n.\n' | segment
D	x
P	0	4	noise	Меню
.

Both halves of a noun of two have their lemma.

$ printf 'Семь городов-побратимов и странам-партнёрам с послом-резидентом.\n' | clean --plain | segment --tag | awk -F'\t' '$4 ~ /-/ { print $5 }'
lemma=город-побратим
lemma=страна-партнер
lemma=посол-резидент

«млрд.» before a capital ends a sentence, «Co.» does not.

$ printf 'Оборот вырос до $15 млрд. Об этом сказал аким. Завод строит Nord Co. Ltd из Риги.\n' | clean --plain | segment | awk -F'\t' '$1 == "S" { print $4 }'
Оборот вырос до $15 млрд.
Об этом сказал аким.
Завод строит Nord Co. Ltd из Риги.

A word that begins sentences ends one even behind an abbreviation or an initial; «т. д.» ends one before any word.

$ printf 'Он работал там до 2009 г. Компания выросла. Жил в Омской обл. В 1907 году уехал. Судьёй был Ван И. Он прав. Яблоки, груши и т. д. Сады цветут.\n' | clean --plain | segment | awk -F'\t' '$1 == "S" { print $4 }'
Он работал там до 2009 г. Компания выросла.
Жил в Омской обл.
В 1907 году уехал.
Судьёй был Ван И.
Он прав.
Яблоки, груши и т. д.
Сады цветут.

In chats sentences begin with a small letter, or with whom they are for.

$ printf 'все пришли вовремя! жаль, что дождь. потом сидели дома. @marat спасибо. @anna а где ты? ах! как жаль: инж. петров, проф. орлов.\n' | clean --plain | segment | awk -F'\t' '$1 == "S" { print $4 }'
все пришли вовремя!
жаль, что дождь.
потом сидели дома.
@marat спасибо.
@anna а где ты? ах! как жаль: инж. петров, проф. орлов.

What stands in brackets ends no sentence, but a bracket may never close.

$ printf 'Он уехал (в 1999 г. Это было летом. Шёл дождь) и не вернулся. Жаль :( Все ждали. Никто не знал.\n' | clean --plain | segment | awk -F'\t' '$1 == "S" { print $4 }'
Он уехал (в 1999 г. Это было летом. Шёл дождь) и не вернулся.
Жаль :( Все ждали.
Никто не знал.

A year before its entry in a chronicle is a sentence; the number of a list's item is none.

$ printf '1998. Президент приехал.\n1. Президент приехал.\n3 июня, Минск /Корр. БЕЛТА/. Форум открыт.\n' | clean --plain | segment | awk -F'\t' '$1 == "S" { print $4 }'
1998.
Президент приехал.
1. Президент приехал.
3 июня, Минск /Корр. БЕЛТА/.
Форум открыт.

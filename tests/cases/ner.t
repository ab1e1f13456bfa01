Multipliers follow one another, each smaller than the one before.

$ printf '%s\n\n' 'Завод стоит пять миллиардов 600 миллионов тенге.' 'Привлекли 1 млрд 200 млн 5 тыс. долларов.' 'Построили 2 тысячи 300 домов.' 'Их было 5 млн 2 мая.' |
> clean --plain | segment | ner | awk -F'\t' '$4 ~ /MONEY|QUANTITY|DATE/ { print $5 " " $6 }'
пять миллиардов 600 миллионов тенге value=5600000000
1 млрд 200 млн 5 тыс. долларов value=1200005000
2 тысячи 300 домов value=2300
2 мая value=XXXX-05-02

A surname alone is of whom it is the very surname: of a man and a woman, and not of who was named last.

$ printf 'Анна Садыкова приехала. Её встретил Ерлан Садыков. Об этом сообщила Садыкова. Визит Садыкова завершён.\n' |
> clean --plain | segment | ner | awk -F'\t' '$4 == "PER" { print $5 " " $7 }'
Анна Садыкова norm=Анна Садыкова
Ерлан Садыков norm=Ерлан Садыков
Садыкова norm=Анна Садыкова
Садыкова norm=Ерлан Садыков

An adjective before an acronym is in the nominative in the base form.

$ printf 'Об этом заявил глава центрального МЧС.\n' | clean --plain | segment | ner | awk -F'\t' '$4 == "ORG" { print $5 " " $7 }'
центрального МЧС norm=центральное МЧС

A town behind the office of who leads it is no part of the name; two countries side by side are two.

$ printf '%s\n\n' 'Аким Астаны Имангали Сейтов прибыл.' 'Груз от Латвии Эстонии прибыл.' | clean --plain | segment | ner | awk -F'\t' '$4 ~ /PER|LOC/ { print $4 " " $5 }'
LOC Астаны
PER Имангали Сейтов
LOC Латвии
LOC Эстонии

So are regions that have a name behind the word, and what stands behind a region is none of its name.

$ printf '%s\n\n' 'Аким области Абай Ержан Садыков прибыл.' 'Врио губернатора Самарской области Федорин прибыл.' | clean --plain | segment | ner | awk -F'\t' '$4 ~ /PER|LOC/ { print $4 " " $5 }'
LOC области Абай
PER Ержан Садыков
LOC Самарской области
PER Федорин

A user's own names (ner -g): all cases of their words, norm and id, quotes left outside.

$ printf '# mine\nАлтын Дала\tORG\tХолдинг «Алтын Дала»\tQ1\nБалтийская заря\tORG\nПетр Кравцов\tPER\t\tQ7\n' > /tmp/own.$PPID;
> printf 'D\tx\nP\t0\t67\ttext\tОн работал в «Алтын Дале» и в «Балтийской заре» с Петром Кравцовым.\n.\n' | ner -g /tmp/own.$PPID | grep ^E; rm /tmp/own.$PPID
E	14	24	ORG	Алтын Дале	norm=Холдинг «Алтын Дала»	id=Q1	ent=1	sub=company
E	31	46	ORG	Балтийской заре	norm=Балтийская заря	ent=2	sub=company
E	50	66	PER	Петром Кравцовым	norm=Петр Кравцов	id=Q7	ent=3

$ printf 'no tab\n' > /tmp/own-names; ner -g /tmp/own-names < /dev/null; s=$?; rm /tmp/own-names; exit $s
ner: /tmp/own-names:1: not NAME, a tab, and TYPE
[1]

$ ner -g /nowhere < /dev/null
ner: /nowhere: No such file or directory
ner: /nowhere: no list of names
[2]

Base forms of people: whose case a word in -а has, the list of first names tells, and women have surnames of their own.

$ printf '%s\n\n' 'Визит Серика Жумабаева завершился.' 'Сообщила Анна Павлова.' 'Спросили Анну Павлову.' 'Визит Касым-Жомарта Сейтова начался.' |
> clean --plain | segment | ner | awk -F'\t' '$4 == "PER" { print $5 " " $7 }'
Серика Жумабаева norm=Серик Жумабаев
Анна Павлова norm=Анна Павлова
Анну Павлову norm=Анна Павлова
Касым-Жомарта Сейтова norm=Касым-Жомарт Сейтов

For names that no list has the words around them decide: a preposition, a noun before, a verb behind.

$ printf '%s\n\n' 'Визит Милоша Хольма завершился.' 'Об этом сообщила Эвика Вальдес.' 'Он встретился с Хельгой Тамм.' 'В статье речь шла о Мехмете Дойле.' |
> clean --plain | segment | ner | awk -F'\t' '$4 == "PER" { print $5 " " $7 }'
Милоша Хольма norm=Милош Хольм
Эвика Вальдес norm=Эвика Вальдес
Хельгой Тамм norm=Хельга Тамм
Мехмете Дойле norm=Мехмет Дойл

Cities behind «между» are no people; a currency's country is no place.

$ echo 'Рейсы между Алматы и Любляной стоили 5 млн долларов США.' | clean --plain | segment | ner | grep ^E | cut -f4,5
LOC	Алматы
LOC	Любляной
MONEY	5 млн долларов США

One person under several forms: initials without a space, a name whose first mention is in no known case, short
Eastern names; and a place that is written alike is one.

$ printf '%s\n\n' 'Визит Матуша Хорвата, заявил Матуш Хорват.' 'Приехал Тимур Сандыбай.' 'Затем Т.Сандыбая приняли.' 'Он был с мэром Пак Ый Соном в Тэгу, городе Тэгу.' |
> clean --plain | segment | ner | awk -F'\t' '$4 == "PER" || $4 == "LOC" { print $5 " " $6 " " $7 }'
Матуша Хорвата ent=1 norm=Матуш Хорват
Матуш Хорват ent=1 norm=Матуш Хорват
Тимур Сандыбай ent=2 norm=Тимур Сандыбай
Т.Сандыбая ent=2 norm=Тимур Сандыбай
Пак Ый Соном ent=3 norm=Пак Ый Сон
Тэгу ent=4 norm=Тэгу
Тэгу ent=4 norm=Тэгу

Where a report is from, also in capitals; places in a list of places.

$ printf '%s\n\n' 'АСТАНА. Встреча прошла утром.' 'Амман, 19 марта 2024 года – Посол прибыл.' 'У города есть побратимы: Стамбул, Арвин, Релен и Бишкек.' |
> clean --plain | segment | ner | awk -F'\t' '$1 == "E" && $4 ~ /LOC|PER|ORG/ { print $4 " " $5 " " $7 }'
LOC АСТАНА norm=Астана
LOC Амман norm=Амман
LOC Стамбул norm=Стамбул
LOC Арвин norm=Арвин
LOC Релен norm=Релен
LOC Бишкек norm=Бишкек

States by full names that no list has.

$ printf '%s\n\n' 'Он был в Швейцарской Конфедерации.' 'Посол Республики Вьетнам прибыл.' 'Форум в Республике Татарстан.' |
> clean --plain | segment | ner | awk -F'\t' '$4 == "LOC" { print $7 " " $8 " " $9 }'
norm=Швейцарская Конфедерация iso=CH sub=country
norm=Республика Вьетнам iso=VN sub=country
norm=Республика Татарстан iso=RU-TA sub=region

Parts of a year, their number in words too.

$ printf '%s\n\n' 'В первом квартале 2023 года рос экспорт.' 'Во II полугодии 2022 года он упал.' 'За второе полугодие этого года.' 'Первого июня он уедет.' |
> clean --plain --date 2024-05-06 | segment | ner | awk -F'\t' '$4 == "DATE" { print $5 " " $6 }'
первом квартале 2023 года value=2023-Q1
II полугодии 2022 года value=2022-H2
второе полугодие этого года value=2024-H2
Первого июня value=2024-06-01

What a body is for is part of its name.

$ printf '%s\n\n' 'Сообщило Агентство РК по регулированию рынка и торговле.' 'Комитет Сената по отношениям с ними.' 'Комиссия по обороне, сказал он, решила.' |
> clean --plain | segment | ner | awk -F'\t' '$4 == "ORG" { print $5 }'
Агентство РК по регулированию рынка и торговле
Комитет Сената по отношениям
Сената
Комиссия по обороне

Whom an organisation is named after is part of its name; who stands behind it is not. A delegation is no organisation.

$ printf '%s\n\n' 'Ректор АТУ им. М. Серова Ерлан Дулатов выступил.' 'Делегация Омской области прибыла.' 'Завтра, 6 октября, она уедет.' |
> clean --plain | segment | ner | awk -F'\t' '$1 == "E" && $4 ~ /PER|ORG|LOC/ { print $4 " " $5 }'
ORG АТУ им. М. Серова
PER М. Серова
PER Ерлан Дулатов
LOC Омской области

A town and the country in brackets are two; so are a town and the region called after it.

$ printf '%s\n\n' 'Среди них Дармштадт (Германия). Якутск — столица Якутии.' |
> clean --plain | segment | ner | awk -F'\t' '$4 == "LOC" { print $5 " " $6 " " $7 }'
Дармштадт ent=1 norm=Дармштадт
Германия ent=2 norm=Германия
Якутск ent=3 norm=Якутск
Якутии ent=4 norm=Якутия

Days of the week: the last one, or the next where the verb tells of what will be. 6 May 2024 was a Monday.

$ printf '%s\n\n' 'В понедельник он приехал.' 'Во вторник он вылетит домой.' 'В среду он был в Риге.' 'В понедельник он уедет.' |
> clean --plain --date 2024-05-06 | segment | ner | awk -F'\t' '$4 == "DATE" { print $5 " " $6 }'
понедельник value=2024-05-06
вторник value=2024-05-07
среду value=2024-05-01
понедельник value=2024-05-06

Years without the word, what was some time ago, and ages, which are no dates.

$ printf '%s\n\n' 'Он правил с 1986 по 1992 (умер в 2008).' 'Год назад она уехала, а в последние годы жила тут.' 'Ему исполнилось 30 лет, в 15 лет он пел.' |
> clean --plain --date 2024-05-06 | segment | ner | awk -F'\t' '$4 == "DATE" { print $5 " " $6 }'
1986 по 1992 value=1986/1992
2008 value=2008
Год назад value=2023
последние годы value=PXY

Straight quotation marks are as good as «»; what is Latin behind an adjective of a place is an organisation; a ministry's short name is no town.

$ printf '%s\n\n' 'ТОО "Жеруйык-Агро" и фонд "Дала" подписали договор.' 'Шведская NORDLYS построит завод.' 'Об этом сказал глава Минсельхоза.' 'Указом Главы государства Ержан Садыков награждён.' |
> clean --plain | segment | ner | awk -F'\t' '$4 ~ /ORG|PER|LOC/ { print $4 " " $5 }'
ORG ТОО "Жеруйык-Агро"
ORG фонд "Дала"
ORG NORDLYS
ORG Минсельхоза
PER Ержан Садыков

Days as agencies write them; «накануне» before a noun is a preposition.

$ printf '%s\n\n' 'Они встретились 9 фев и 12 сент. 2023 года.' 'Накануне он приехал.' 'Он приехал накануне заседания.' |
> clean --plain --date 2024-02-10 | segment | ner | awk -F'\t' '$4 == "DATE" { print $5 " " $6 }'
9 фев value=2023-02-09
12 сент. 2023 года value=2023-09-12
Накануне value=2024-02-09

Offices that begin with an ordinal; events with two adjectives or a number; documents about several things.

$ printf '%s\n\n' 'Первый вице-премьер и официальный представитель приехали на 7-й Форум друзей Риги.' 'Прошёл Международный медицинский и научный форум "Пульс".' 'Это декларация о торговом, научном и учебном обмене.' |
> clean --plain | segment | ner | awk -F'\t' '$4 ~ /POST|EVENT|DOC/ { print $4 " " $5 }'
POST Первый вице-премьер
POST официальный представитель
EVENT 7-й Форум друзей Риги
EVENT Международный медицинский и научный форум "Пульс"
DOC декларация о торговом, научном и учебном обмене

Towns in -ово and -ево are declined, names of people never so.

$ echo 'Анна Шереметьева приехала из Сараева, была в Кемерове и Кишинёве.' | clean --plain | segment | ner | awk -F'\t' '$4 ~ /PER|LOC/ { print $5 " " $7 }'
Анна Шереметьева norm=Анна Шереметьева
Сараева norm=Сараево
Кемерове norm=Кемерово
Кишинёве norm=Кишинёв

Of towns on rivers the first part alone is declined, and capitals stay where they were; names and ministries that no case
changes; whoever a school is named after; a woman who is appointed by the president's decree.

$ printf '%s\n\n' 'Встреча во Франкфурте-на-Майне, в Ростове-на-Дону, в Набережных Челнах и на Борнео.' 'Эмила Раляну ждут в Минобрнауки.' 'Школа имени Озерова открылась.' 'Указом Президента Айгуль Садыкова назначена послом.' |
> clean --plain | segment | ner | awk -F'\t' '$4 ~ /PER|LOC|ORG/ { print $5, $0 ~ /norm=/ ? substr($0, index($0, "norm=")) : "" }' | sed 's/\t.*//'
Франкфурте-на-Майне norm=Франкфурт-на-Майне
Ростове-на-Дону norm=Ростов-на-Дону
Набережных Челнах norm=Набережные Челны
Борнео norm=Борнео
Эмила Раляну norm=Эмил Раляну
Минобрнауки norm=Минобрнауки
Школа имени Озерова norm=Школа имени Озерова
Озерова norm=Озеров
Айгуль Садыкова norm=Айгуль Садыкова

Power stations are places; words made of stems of trades are no people.

$ printf '%s\n\n' 'Турбины поставят для Рижской ТЭЦ-3 и Валмиерской ГЭС.' 'Это предложили Латнефтегазу и Эстсельмашу.' |
> clean --plain | segment | ner | awk -F'\t' '$1 == "E" { print $4, $5, $7, $8 }'
LOC Рижской ТЭЦ-3 norm=Рижская ТЭЦ-3 sub=other
LOC Валмиерской ГЭС norm=Валмиерская ГЭС sub=other
ORG Латнефтегазу norm=Латнефтегаз sub=company
ORG Эстсельмашу norm=Эстсельмаш sub=company

Whom a school is named after is part of its name, whatever the form; what is joined to it is another.

$ printf '%s\n\n' 'Делегация посетила Рижский региональный университет имени Серика Ержанулы и школу имени Жангир хана.' 'Студенты Рижского национального университета имени аль-Бируни встретились с послом.' |
> clean --plain | segment | ner | awk -F'\t' '$4 ~ /ORG/ { print $5 }'
Рижский региональный университет имени Серика Ержанулы
школу имени Жангир хана
Рижского национального университета имени аль-Бируни

A year before the one that the sentence tells of; a half of a year that no page dates.

$ echo 'По итогам прошлого года торговля выросла в полтора раза, чем годом ранее.' | clean --plain --date 2025-03-11 | segment | ner | awk -F'\t' '$4 == "DATE" { print $5, $6 }'
прошлого года value=2024
годом ранее value=2023
$ echo 'За первое полугодие торговля выросла.' | clean --plain | segment | ner | awk -F'\t' '$4 == "DATE" { print $5, $6, $7 }'
первое полугодие value=XXXX-H1 sub=range

A sum without its currency is like the one before, even in the sentence before, unless things were counted since.

$ printf '%s\n\n' 'Обещали 220 миллионов долларов. Для сравнения: в 2020-м было 88 миллионов.' 'Обещали 220 миллионов долларов и 3 млн тонн. Было 88 миллионов.' 'Дали 2 млн евро. Помогут 10 миллионам человек.' |
> clean --plain | segment | ner | awk -F'\t' '$4 == "MONEY" { print $5, $6, $7 }'
220 миллионов долларов value=220000000 unit=USD
88 миллионов value=88000000 unit=USD
220 миллионов долларов value=220000000 unit=USD
2 млн евро value=2000000 unit=EUR

A surname before the first name; a town that the list has tells its base form.

$ printf '%s\n\n' 'Ержан Садыков прибыл. Садыков Ержан Маратович назначен послом, сообщил Пётр Петрович Садыков.' 'Встреча прошла в Кызылорде и в Поти.' |
> clean --plain | segment | ner | awk -F'\t' '$4 ~ /PER|LOC/ { print $5 " " $6 " " $7 }'
Ержан Садыков ent=1 norm=Садыков Ержан Маратович
Садыков Ержан Маратович ent=1 norm=Садыков Ержан Маратович
Пётр Петрович Садыков ent=2 norm=Пётр Петрович Садыков
Кызылорде ent=3 norm=Кызылорда
Поти ent=4 norm=Поти

Who acts for a minister is in the case of «исполняющий», not of «министра».

$ echo 'Он поговорил с исполняющей обязанности министра Колумбии Росой Виллависенсио.' | clean --plain | segment | ner | awk -F'\t' '$4 == "PER" { print $7 }'
norm=Роса Виллависенсио

Both halves of a double first name may be declined.

$ echo 'Визит Касыма-Жомарта Сейтова начался.' | clean --plain | segment | ner | awk -F'\t' '$4 == "PER" { print $7 }'
norm=Касым-Жомарт Сейтов

A subject behind a place is no part of it; people are not what a document is about.

$ printf '%s\n\n' 'Касым-Жомарт Токаев рассказал. Ранее на форуме в столице Таджикистана Токаев объявил о приезде.' 'Он обсудил с директором Программы по жилью Анной Берг торговлю.' |
> clean --plain | segment | ner | awk -F'\t' '$4 ~ /PER|LOC|DOC/ { print $4 " " $5 }'
PER Касым-Жомарт Токаев
LOC Таджикистана
PER Токаев
DOC Программы по жилью
PER Анной Берг

A surname in capitals, as some papers write it, is the same person's.

$ printf '%s\n\n' 'По словам Ержана САДЫКОВА, торговля растёт.' 'Садыков встретил короля: Карл XVI Густав прибыл.' |
> clean --plain | segment | ner | awk -F'\t' '$4 == "PER" { print $5 " " $6 " " $7 }'
Ержана САДЫКОВА ent=1 norm=Ержан Садыков
Садыков ent=1 norm=Ержан Садыков
Карл XVI Густав ent=2 norm=Карл XVI Густав

What stands in the singular behind digits is that one, not so many.

$ echo 'Она заняла 72 место, на 3 месте 5 человек, за ними 72 места и 1 место.' |
> clean --plain | segment | ner | awk -F'\t' '$4 ~ /ORDINAL|QUANTITY/ { print $4 " " $5 }'
ORDINAL 72
ORDINAL 3
QUANTITY 5 человек
QUANTITY 72 места
ORDINAL 1

Days from one to another, and two days in a row.

$ echo 'Форум шёл с 11 по 12 ноября, выставка с 28 декабря по 3 января 2024 года, встречи 5 и 6 мая, а также 1 и 9 мая.' |
> clean --plain --date 2024-02-10 | segment | ner | awk -F'\t' '$4 == "DATE" { print $5 " " $6 }'
11 по 12 ноября value=2023-11-11/2023-11-12
28 декабря по 3 января 2024 года value=2023-12-28/2024-01-03
5 и 6 мая value=2024-05-05/2024-05-06
9 мая value=2024-05-09

Countries of two names, and those that other lists have as people's or towns'.

$ echo 'Прибыли послы Боснии и Герцеговины, Тринидада и Тобаго, Лаоса – Ван Сен, Брунея и Демократической Республики Конго.' |
> clean --plain | segment | ner | awk -F'\t' '$4 == "LOC" { print $7 " " $8 }'
norm=Босния и Герцеговина iso=BA
norm=Тринидад и Тобаго iso=TT
norm=Лаос iso=LA
norm=Бруней iso=BN
norm=Демократическая Республика Конго iso=CD

A board belongs to the office that sits on it, a legal form begins or ends a company's name.

$ printf '%s\n\n' 'Прибыл председатель совета директоров АО «Север» Ян Дойл.' 'Встреча председателя правления АО НК КазСеверГаз Яниса Озолса.' 'Глава Acme Building Co., Ltd. Фу Сяо.' |
> clean --plain | segment | ner | awk -F'\t' '/^E/ { print $4 " " $5 }'
POST председатель совета директоров
ORG АО «Север»
PER Ян Дойл
POST председателя правления
ORG АО НК КазСеверГаз
PER Яниса Озолса
POST Глава
ORG Acme Building Co., Ltd.
PER Фу Сяо

Sums written together; the same months of the year before those that were told of.

$ echo 'За 11 месяцев 2022 года продано на 5млрд евро, на 7% больше, чем за аналогичный период прошлого года.' |
> clean --plain --date 2023-01-25 | segment | ner | awk -F'\t' '$4 ~ /DATE|MONEY/ { print $5 " " $6 }'
11 месяцев 2022 года value=2022-01/2022-11
5млрд евро value=5000000000
аналогичный период прошлого года value=2021-01/2021-11

$ echo 'За первое полугодие 2024 года продано на 5 млн евро, за аналогичный период прошлого года на 4 млн.' |
> clean --plain --date 2024-08-01 | segment | ner | awk -F'\t' '$4 == "DATE" { print $5 " " $6 }'
первое полугодие 2024 года value=2024-H1
аналогичный период прошлого года value=2023-H1

A preposition that begins like another ends the name; a company at the end of a line without a full stop.

$ printf '%s\n\n' 'Посольство Литвы вместо Эстонии откроет Латвия.' 'Завод построило АО КазСеверГаз' |
> clean --plain | segment | ner | awk -F'\t' '$4 == "ORG" { print $5 }'
Посольство Литвы
АО КазСеверГаз

A man whose name and surname the dictionary has as a woman's alone.

$ printf 'Премию вручили Тимуру Хайруллину.\n' | clean --plain | ner | awk -F'\t' '$1 == "E" { print $7 }'
norm=Тимур Хайруллин

Who manages; a minister of two portfolios; members that are states hold no office.

$ printf 'Как рассказала управляющий директор банка Анна Озола, прибыл министр обороны и по делам диаспоры Тонги. Государства – члены ООН рады. Рад и управляющий делами президента Янис Озолс.\n' |
> clean --plain | ner | awk -F'\t' '$4 == "POST" { print $6 }'
norm=управляющий директор
norm=министр обороны и по делам диаспоры
norm=управляющий делами
norm=президент

Men's names in -а; what is the name of a river or town goes with the word for it.

$ printf 'Позавчера приезда Хабибуллы Озолса и Закарии Петерсонса ждали у реки Ольховки и в городе Дубовом.\n' | clean --plain | ner | awk -F'\t' '$1 == "E" && $4 != "DATE" { print $7 }'
norm=Хабибулла Озолс
norm=Закария Петерсонс
norm=река Ольховка
norm=город Дубовый

The dot behind a short last name ends the sentence.

$ printf 'Об этом сообщил Ли Чже Ун. Он приедет.\n' | clean --plain | ner | awk -F'\t' '$1 == "E" { print $7 }'
norm=Ли Чже Ун

«Замглавы» is the same in all cases: it says nothing of the name behind it.

$ echo 'По словам замглавы ведомства Яниса Озолса, всё готово. Об этом сказал замглавы МИД Латвии Ян Берг.' | clean --plain | ner | awk -F'\t' '$1 == "E" && $4 == "PER" { print $7 }'
norm=Янис Озолс
norm=Ян Берг

A woman whose name is also a man's in another case: an office or a verb of saying before it tells; «музея» does not.

$ printf '%s\n\n' 'Приехала посол Литвы Айнура Садыкова.' 'Об этом сказала Айгерима Нурова.' 'Приехал директор музея Яниса Озолса.' |
> clean --plain | segment | ner | awk -F'\t' '$4 == "PER" { print $7 }'
norm=Айнура Садыкова
norm=Айгерима Нурова
norm=Янис Озолс

Whom a university is named after, by initials and a surname that no case changes; the rector is not part of it.

$ echo 'Приехал ректор Рижского технического университета имени А.Б. Аласани Янис Озолс.' |
> clean --plain | segment | ner | awk -F'\t' '$4 == "ORG" || $4 == "PER" { print $5 }'
Рижского технического университета имени А.Б. Аласани
А.Б. Аласани
Янис Озолс

Square and cubic measures.

$ echo 'Дом в 431,5 квадратных метра, парк 64 тыс. кв. км, 5 млн куб. м газа.' |
> clean --plain | segment | ner | awk -F'\t' '$4 == "QUANTITY" { print $6 " " $7 }'
value=431.5 unit=квадратный метр
value=64000 unit=квадратный километр
value=5000000 unit=кубический метр

Units of measure written short, cattle and jobs; how much of what in a time.

$ echo 'Станция в 300 МВт и 1,2 ГВт, 12 тыс. голов скота, 180 новых рабочих мест и 20 рабочих мест, 200 тонн молока в сутки, семь финских заводов.' |
> clean --plain | ner | awk -F'\t' '$4 == "QUANTITY" { print $6 " " $7 }'
value=300 unit=мегаватт
value=1.2 unit=гигаватт
value=12000 unit=голова
value=180 unit=рабочее место
value=20 unit=рабочее место
value=200 unit=тонна/сутки
value=7 unit=завод

Days of a week that is said, weeks, decades, halves of years; short years; from one month into another.

$ echo 'В минувшую субботу и на прошлой неделе, 05.05.23 и в 1990-х, во второй половине 2023 года, 30 января – 2 февраля, в прошедшем году.' |
> clean --plain --date 2024-02-10 | segment | ner | awk -F'\t' '$4 == "DATE" { print $5 " " $6 }'
минувшую субботу value=2024-02-03
прошлой неделе value=2024-W05
05.05.23 value=2023-05-05
1990-х value=199X
второй половине 2023 года value=2023-H2
30 января – 2 февраля value=2024-01-30/2024-02-02
прошедшем году value=2023

Ages are no dates; «last year» is one year.

$ echo 'Ему 71 год, работал с 14 лет. За последний год и в последние 17 лет, в том же году, в пятницу и субботу.' |
> clean --plain --date 2024-02-10 | segment | ner | awk -F'\t' '$4 == "DATE" { print $5 " " $6 }'
последний год value=P1Y
последние 17 лет value=P17Y
том же году sub=relative
пятницу value=2024-02-09
субботу value=2024-02-10

Ranges «от … до …», numbers in Roman digits before what is held again and again, percentage points.

$ echo 'От 500 тыс. до 1 млн долларов, от 5 до 10%, на 5 процентных пунктов; XX съезд, IV Консультативная встреча, 3 раунд.' |
> clean --plain | segment | ner | awk -F'\t' '$4 ~ /MONEY|PERCENT|QUANTITY|ORDINAL/ { print $4 " " $6 }'
MONEY value=500000/1000000
PERCENT value=5/10
QUANTITY value=5
ORDINAL value=20
ORDINAL value=4
ORDINAL value=3

An office that is a first name too, and what a surname's dative goes back to.

$ printf '%s\n\n' 'Раис Татарстана Ян Дойл прибыл. Раис Садыков встретил его.' 'Письмо отправили президенту Владимиру Полянскому.' |
> clean --plain | segment | ner | awk -F'\t' '$4 ~ /PER|POST/ { print $4 " " ($4 == "PER" ? $7 : $6) }'
POST norm=раис
PER norm=Ян Дойл
PER norm=Раис Садыков
POST norm=президент
PER norm=Владимир Полянский

A company's Latin name goes on in small letters.

$ echo 'Директор компании International Academy of medicine and sciences Ян Дойл прибыл.' |
> clean --plain | segment | ner | awk -F'\t' '$4 ~ /PER|ORG/ { print $4 " " $5 }'
ORG International Academy of medicine and sciences
PER Ян Дойл

Regions that share their noun are places each.

$ echo 'Прибыли акимы Костанайской, Павлодарской и Северо-Казахстанской областей; Алтайский и Пермский края, Беларусь и Омская область.' |
> clean --plain | segment | ner | awk -F'\t' '$4 == "LOC" { print $5 " " $7 " " $8 }'
Костанайской norm=Костанайская область iso=KZ-KUS
Павлодарской norm=Павлодарская область iso=KZ-PAV
Северо-Казахстанской областей norm=Северо-Казахстанская область iso=KZ-SEV
Алтайский norm=Алтайский край iso=RU-ALT
Пермский края norm=Пермский край iso=RU-PER
Беларусь norm=Беларусь iso=BY
Омская область norm=Омская область iso=RU-OMS

What ends a body's name and is a place, is one inside of it.

$ echo 'Спикер Палаты представителей США и глава Палаты предпринимателей Псковской области, г-жа Анна Берг.' |
> clean --plain | segment | ner | awk -F'\t' '/^E/ { print $4 " " $5 " " $NF }' | sed 's/conf=.*//'
POST Спикер 
ORG Палаты представителей США 
LOC США 
POST глава 
ORG Палаты предпринимателей Псковской области 
LOC Псковской области 
PER Анна Берг 

A university that bears a surname.

$ echo 'Студенты Озолс Университета учатся в Латвийском университете.' |
> clean --plain | segment | ner | awk -F'\t' '$4 == "ORG" { print $5 " " $7 }'
Озолс Университета norm=Озолс Университет
Латвийском университете norm=Латвийский университет

A middle name may be left out; «фон дер» is inside of a name.

$ printf 'Министр Ян Арвид Озолс встретился с Урсулой фон дер Берг. Ян Озолс доволен.\n' | clean --plain | ner | awk -F'\t' '$1 == "E" && $4 == "PER" { print $6, $7 }'
ent=1 norm=Ян Арвид Озолс
ent=2 norm=Урсула фон дер Берг
ent=1 norm=Ян Арвид Озолс

An adjective of two countries names both.

$ printf 'Казахстанско-литовский форум и франко-немецкий союз, юго-восточный ветер.\n' | clean --plain | ner | grep between | cut -f 4,8-
Казахстанско-литовский	iso=KZ/LT	between=Казахстан/Литва
франко-немецкий	iso=FR/DE	between=Франция/Германия

First names of men that end as women's do; where somebody comes from is no office.

$ printf '%s\n\n' 'Это дело Данилы Озолса.' 'Приехала Женя Берг и Вова Полянский.' 'Победила японка Ли Дойл, а не певица Эмма Дойл.' |
> clean --plain | segment | ner | awk -F'\t' '$4 ~ /PER|POST/ { print $4 " " ($4 == "PER" ? $7 : $6) }'
PER norm=Данила Озолс
PER norm=Женя Берг
PER norm=Вова Полянский
PER norm=Ли Дойл
POST norm=певица
PER norm=Эмма Дойл

Names that need the words around them: whom bodies are named after and attached to, states, articles, what kind of place it is.

$ printf '%s\n' 'Рижский университет технологий и инжиниринга имени Я. Озолса провёл форум.' 'Директор Института исследований при президенте Латвии Янис Озолс выступил.' 'Послом в Султанате Оман будет Янис Озолс.' 'Правительство Федеративной Республики Бразилия обнулило пошлину.' 'Глава торговой палаты Салим аль-Хамди сообщил о планах.' 'Г-н Озолс заявил о поддержке.' 'Поезда ходят по коридору «Запад – Восток».' 'Груз дошёл до станции Хайратон.' 'Консул отправился из Анголы, а посол работает в Анголе.' 'Латвия имеет статус наблюдателя в Организации тюркских государств.' 'Губернатор провинции Хубэй Анна Берг посетила завод.' | clean --plain | segment | ner | grep ^E | cut -f4- | grep -o '^[PLO][^	]*	[^	]*\|norm=[^	]*' | paste - - | grep -v POST
ORG	Рижский университет технологий и инжиниринга имени Я. Озолса	norm=Рижский университет технологий и инжиниринга имени Я. Озолса
PER	Я. Озолса	norm=Янис Озолс
ORG	Института исследований при президенте Латвии	norm=Институт исследований при президенте Латвии
LOC	Латвии	norm=Латвия
PER	Янис Озолс	norm=Янис Озолс
LOC	Султанате Оман	norm=Султанат Оман
PER	Янис Озолс	norm=Янис Озолс
ORG	Правительство Федеративной Республики Бразилия	norm=Правительство Федеративной Республики Бразилия
LOC	Федеративной Республики Бразилия	norm=Федеративная Республика Бразилия
ORG	торговой палаты	norm=торговая палата
PER	Салим аль-Хамди	norm=Салим аль-Хамди
PER	Озолс	norm=Янис Озолс
LOC	коридору «Запад – Восток»	norm=коридор «Запад – Восток»
LOC	Хайратон	norm=Хайратон
LOC	Анголы	norm=Ангола
LOC	Анголе	norm=Ангола
LOC	Латвия	norm=Латвия
ORG	Организации тюркских государств	norm=Организация тюркских государств
LOC	провинции Хубэй	norm=провинция Хубэй
PER	Анна Берг	norm=Анна Берг

The agency that clean tells of is an organisation in the text; what is told behind it is not its doing.

$ printf '%s\n\n' 'Порт принял паром из Риги' 'Рига. 18 апреля. Balt-Inform - Компания «Бета» купила завод в Таллине, где работает триста человек. Об этом сообщили в порту.' | clean | segment | ner | facts | awk -F'\t' '$1 ~ /D|E/ && /Balt/ || $1 == "F" && $4 == "deal"' | cut -f1,4-6
D	title=Порт принял паром из Риги	agency=Balt-Inform	lang=ru
E	ORG	Balt-Inform	ent=2
F	deal	party@3=Компания «Бета»	what=завод
$ printf '%s\n\n' 'Вакцина для соседей' 'Латвия передаёт Эстонии 50 тысяч доз вакцины, которую ждут с весны во всех больницах этой страны.' | clean | grep -c agency
0
[1]

A firm or port behind the town that it is in; a part of the world is no organisation; a bank of a country is.

$ printf '%s\n' 'Она купила в Риге АО «Бета».' 'Анна Берг обсудила в Риге порт Поти и паромы.' 'Центральная Азия и соседи: неделя в двух словах' 'Он говорил с президентом Эксимбанка Кореи Яном Дойлом.' |
> clean --plain | segment | ner | awk -F'\t' '$4 ~ /LOC|ORG/ { print $4, $5 }'
LOC Риге
ORG АО «Бета»
LOC Риге
LOC порт Поти
LOC Центральная Азия
ORG Эксимбанка Кореи
LOC Кореи

The adjective that an organisation's name begins with is its country.

$ echo 'Эстонское агентство развития помогло Рижскому университету.' | clean --plain | segment | ner | grep ORG | tr '\t' '\n' | grep '^iso'
iso=EE

A month or season to come: it was set for it, may be then, is planned for it; a participle beside it tells that it is over.

$ printf '%s\n' 'Встреча назначена на октябрь.' 'Соглашение рассчитывают подписать в марте.' 'Доклад может быть принят уже в мае.' 'По договору, заключённому в сентябре, построят мост.' 'Гостей ждут летом.' 'Они собрались: в феврале в Риге главы четырёх стран проведут заседание.' 'Приезжайте весной в Ригу.' |
> clean --plain --date 2023-06-19 | segment | ner | awk -F'\t' '$4 == "DATE" { print $5, $6 }'
октябрь value=2023-10
марте value=2024-03
мае value=2024-05
сентябре value=2022-09
летом value=2023-SU
феврале value=2024-02
весной value=2024-SP

Days and months without a year, by what the verb says; parts of the year; years with an ending; small numbers in words.

$ printf '%s\n' 'За девять месяцев торговля выросла вдесятеро, а за тот же период прошлого года упала.' 'С 26 ноября судно намерено ходить в Ригу.' 'С 1 ноября перешли на евро.' 'Он пообещал привезти груз в декабре.' 'По итогам 2023-го экспорт вырос, до конца года он удвоится.' 'Осенью построят завод, летом прошлого года был визит.' 'Сделка на полмиллиарда долларов и 5 млн новозеландских долларов.' 'Выполняют три рейса в неделю, две страны подписали девять документов.' '792 млн годом ранее.' | clean --plain --date 2025-10-04 | segment | ner | awk -F'\t' '$4 ~ /DATE|MONEY|PERC|QUANT/ { print $4, $5, $6, $7 }'
DATE девять месяцев value=2025-01/2025-09 sub=range
PERCENT вдесятеро value=10 unit=x
DATE тот же период прошлого года value=2024-01/2024-09 sub=range
DATE 26 ноября value=2025-11-26 sub=point
DATE 1 ноября value=2024-11-01 sub=point
DATE декабре value=2025-12 sub=point
DATE 2023-го value=2023 sub=point
DATE года value=2025 sub=relative
DATE Осенью value=2026-FA sub=relative
DATE летом прошлого года value=2024-SU sub=relative
MONEY полмиллиарда долларов value=500000000 unit=USD
MONEY 5 млн новозеландских долларов value=5000000 unit=NZD
QUANTITY три рейса в неделю value=3 unit=рейс/неделя
QUANTITY девять документов value=9 unit=документ
DATE годом ранее value=2022 sub=relative

Mentions nest: a body inside of another, whom it is named after, the ends of a road. A number that counts nothing is a sum
like the one before it; a day of the week and its date are one.

$ printf '%s\n' 'Глава исполнительного совета Африканского союза уехал.' 'Комитет Сената Парламента Латвии принял закон.' 'Театр имени Мусы Джалиля открыт.' 'По нефтепроводу Баку – Тбилиси идёт нефть.' 'Пострадала провинция Кунар.' 'Фонд, где было 16 млн долларов, направил 6,5 млн на завод.' 'Он приехал во вторник, 21 мая.' 'Об этом заявил министр чешского МИД.' 'Прибыл глава «Росатома».' | clean --plain --date=2024-06-01 | segment | ner | grep ^E | cut -f4- | grep -o '^[A-Z]*	[^	]*\|\(norm\|value\)=[^	]*' | paste - - | grep -v POST
ORG	исполнительного совета Африканского союза	norm=исполнительный совет Африканского союза
ORG	Африканского союза	norm=Африканский союз
ORG	Комитет Сената Парламента Латвии	norm=Комитет Сената Парламента Латвии
ORG	Сената Парламента Латвии	norm=Сенат Парламента Латвии
ORG	Парламента Латвии	norm=Парламент Латвии
LOC	Латвии	norm=Латвия
ORG	Театр имени Мусы Джалиля	norm=Театр имени Мусы Джалиля
PER	Мусы Джалиля	norm=Муса Джалиль
LOC	нефтепроводу Баку – Тбилиси	norm=нефтепровод Баку – Тбилиси
LOC	Баку	norm=Баку
LOC	Тбилиси	norm=Тбилиси
LOC	провинция Кунар	norm=провинция Кунар
ORG	Фонд	norm=Фонд
MONEY	16 млн долларов	value=16000000
MONEY	6,5 млн	value=6500000
DATE	вторник, 21 мая	value=2024-05-21
ORG	МИД	norm=МИД
ORG	Росатома	norm=Росатом

Dates of which the year was told before; sums of trade whose currency was; months that are one range.

$ printf '%s\n' 'Союз заработал 1 января 2015 года. В ноябре того же года Латвия в него вошла, а в том же году и вышла.' 'С сентября рейс открыт.' 'За январь и февраль он вырос с понедельника.' 'Товарооборот составил 15,9 млрд долларов. Импорт дал 8,3 млрд (+13,2%).' | clean --plain --date=2024-02-15 | segment | ner | grep '^E.*\(DATE\|MONEY\)' | cut -f5,6
1 января 2015 года	value=2015-01-01
ноябре того же года	value=2015-11
том же году	value=2015
сентября	value=2023-09
январь и февраль	value=2024-01/2024-02
понедельника	value=2024-02-12
15,9 млрд долларов	value=15900000000
8,3 млрд	value=8300000000

What the model takes for people: bodies that are known, acronyms of universities, ends of a way. Latin names act as companies do.
A state's name is put in its base form with the word for a state.

$ printf '%s\n' 'Документы опубликовала Акорда.' 'Ректор ОшГУ Айбек Осмонов выступил.' 'Говорили о линии между Агараком и Энзели.' 'Там AirAsia X открыла рейс.' 'Он посетил Республику Сербию.' 'Он был в Республике Хорватии.' | clean --plain | segment | ner | grep ^E | grep -v POST | cut -f4-7 | sed 's/	ent=[0-9]*//'
ORG	Акорда	norm=Акорда
ORG	ОшГУ	norm=ОшГУ
PER	Айбек Осмонов	norm=Айбек Осмонов
LOC	Агараком	norm=Агарак
LOC	Энзели	norm=Энзели
ORG	AirAsia X	norm=AirAsia X
LOC	Республику Сербию	norm=Республика Сербия
LOC	Республике Хорватии	norm=Республика Хорватия

A name stands as the office before it does, whatever the tagger makes of it.

$ printf '%s\n\n' 'Приехала посол Индии Мадху Сетхи.' 'Он говорил с министром Афганистана Амир Ханом Муттаки.' 'Министр иностранных дел Румынии Эмил Хурезяну уехал.' 'Он принял посла Омана Хамуда Аль-Туваиха.' 'Он принял министра Никиту Озолса.' | clean --plain | segment | ner | awk -F'\t' '$4 == "PER" { print $7 }'
norm=Мадху Сетхи
norm=Амир Хан Муттаки
norm=Эмил Хурезяну
norm=Хамуд Аль-Туваих
norm=Никита Озолс

Capitalised Latin words that do or own something are organisations, and so is the other name in brackets; so are acronyms that stand for no common noun.

$ printf '%s\n' 'Wizz Air обещает рейсы, сообщило руководство Škoda Auto.' 'Деньги дало Корейское агентство международного сотрудничества (KOICA), а ССГПО и КТЖ строят ГЭС.' | clean --plain | segment | ner | awk -F '\t' '$1 == "E" { print $4, $5 }'
ORG Wizz Air
ORG Škoda Auto
ORG Корейское агентство международного сотрудничества
ORG KOICA
ORG ССГПО
ORG КТЖ

What is joined to a place is one; «первые» number nothing.

$ printf '%s\n' 'Первые гости узнали, что могут породниться Актау и Сегед.' 'Денизли и Туркестан подписали третье соглашение.' | clean --plain | segment | ner | awk -F '\t' '$1 == "E" { print $4, $5 }'
LOC Актау
LOC Сегед
LOC Денизли
LOC Туркестан
ORDINAL третье

The word for a region, and that for what has its name in quotes, belongs to the name; a state of the USA goes without it.

$ printf '%s\n' 'Губернатор штата Парана был в штате Огайо.' 'Резиденты СЭЗ «Морпорт Актау» и ГЭС «Сангтуда-2» платят меньше.' | clean --plain | segment | ner | awk -F '\t' '$1 == "E" && $4 == "LOC" { print $5 }'
штата Парана
Огайо
СЭЗ «Морпорт Актау»
ГЭС «Сангтуда-2»

Between whom it is belongs to a document's name; «договор о поставках» has none.

$ printf '%s\n' 'Действует соглашение о свободной торговле между Монголией и Евразийским экономическим союзом.' 'Он подписал договор о поставках.' | clean --plain | segment | ner | awk -F '\t' '$1 == "E" && $4 == "DOC" { print $5 }'
соглашение о свободной торговле между Монголией и Евразийским экономическим союзом

A woman's name in the nominative is no case of a man's, whoever stands before it.

$ printf '%s\n' 'Среди гостей — дочь писателя Мария Берзина.' 'Его поздравили королева Елизавета II и министр.' 'Он был у президента Александра Берзина.' | clean --plain | segment | ner | awk -F '\t' '$4 == "PER" { print $7 }'
norm=Мария Берзина
norm=Елизавета II
norm=Александр Берзин

A dash ends a company's name, and where it is from does not begin it.

$ printf '%s\n' 'Google вложила в Zynga — разработчика игр FarmVille и CityVille — сто миллионов.' 'Приехал лидер рижского «Центра».' | clean --plain | segment | ner | awk -F '\t' '$4 == "ORG" { print $5 }'
Google
Zynga
Центра

A plant is an organisation by its acronym in any case; so is a company by Latin words behind an adjective of a country.

$ printf '%s\n\n' 'Они побывали на ЛАЗе и осмотрели конвейер СеверАЗа, но не вуза.' 'Польская Anna Works договорилась о покупке.' |
> clean --plain | segment | ner | awk -F'\t' '$4 == "ORG" { print $5 " " $7 }'
ЛАЗе norm=ЛАЗ
СеверАЗа norm=СеверАЗ
Anna Works norm=Anna Works

What a body manages, its second head and the language that it is for end its name rightly.

$ printf '%s\n\n' 'Продаёт Агентство по управлению лесными участками, писали вчера.' 'Книги подарило университету посольство Латвии.' \
>     'По данным министерства рыбы, хлеба и соли, всё выросло.' 'В Риге начал работу Центр открытого обучения на эстонском языке.' |
> clean --plain | segment | ner | awk -F'\t' '$4 == "ORG" { print $5 }'
Агентство по управлению лесными участками
посольство Латвии
министерства рыбы, хлеба и соли
Центр открытого обучения на эстонском языке

Half a year; a season of no year; a name that looks like a verb tells of no time.

$ printf '%s\n\n' 'Полгода назад они открыли школу.' 'Смены длятся полгода.' 'Осенью Эмомали Озолс отправится в Ригу.' |
> clean --plain --date 2023-05-24 | segment | ner | awk -F'\t' '$4 == "DATE" { print $5 " " $6 }'
Полгода назад value=2022-11
полгода value=P6M
Осенью value=2023-FA
$ echo 'Весной они поедут.' | clean --plain | segment | ner | awk -F'\t' '$4 == "DATE" { print $5 " " $6 }'
Весной value=XXXX-SP

Towns with names in the plural; unknown ones in -ии are in -ия.

$ printf '%s\n\n' 'Он жил в Салониках и в Бельцах.' 'Порт в Наварлии открыт.' | clean --plain | segment | ner | awk -F'\t' '$4 == "LOC" { print $5 " " $7 }'
Салониках norm=Салоники
Бельцах norm=Бельцы
Наварлии norm=Наварлия

A surname of one syllable goes with the name behind it; a counsellor of an embassy is a counsellor; legal forms, one behind another.

$ printf '%s\n\n' 'Приехал мэр города Ли Янис Озолс.' 'Приехал советник посольства Латвии Ян Дойл.' 'Завод строит АО НК «Балтия».' 'Его купило ОсОО «Заря».' |
> clean --plain | segment | ner | awk -F'\t' '$4 ~ /PER|POST|ORG/ { print $4 " " $5 }'
POST мэр
PER Ли Янис Озолс
POST советник
ORG посольства Латвии
PER Ян Дойл
ORG АО НК «Балтия»
ORG ОсОО «Заря»

A name in quotes or Latin letters that acts as companies do, or was told something, is one; whose a body of two countries is belongs to its name.

$ printf '%s\n\n' 'Вчера «Балтмаш» и группа «Север» подписали договор.' 'Фильм «Кукушка» открыл фестиваль.' 'Он рассказал «Вечернему миру» о полях.' \
>     'Кроме того, BaltTrade и Norda готовят план.' 'Прошла сессия эстонско-латвийского Лесного совета и литовско-латвийской комиссии.' |
> clean --plain | segment | ner | awk -F'\t' '$4 == "ORG" { print $5 }'
Балтмаш
группа «Север»
Вечернему миру
BaltTrade
Norda
эстонско-латвийского Лесного совета
литовско-латвийской комиссии

The day after the one told last; a month of the year that the sentence tells of; quarters from January on; «в первую очередь» numbers nothing.

$ printf '%s\n\n' 'Встреча прошла 20 мая, а на следующий день они уехали.' 'В феврале 1993 года открыли школу, а уже в апреле посольство открыло свои двери.' \
>     'За три квартала продали больше, чем за 3 квартал.' 'В первую очередь строят вторую очередь.' |
> clean --plain --date 2023-05-24 | segment | ner | awk -F'\t' '$4 ~ /DATE|ORDINAL/ { print $5 " " $6 }'
20 мая value=2023-05-20
следующий день value=2023-05-21
феврале 1993 года value=1993-02
апреле value=1993-04
три квартала value=2023-01/2023-09
3 квартал value=2023-Q3
вторую value=2

What is passed is more than that.

$ printf '%s\n\n' 'Оборот перевалил за 78 млн долларов.' 'Торговля перешагнула отметку в 5 млн евро.' 'Он заплатил за 5 домов 3 млн евро.' |
> clean --plain | segment | ner | awk -F'\t' '$4 == "MONEY" { print $5 " " $8 }'
78 млн долларов mod=more
5 млн евро mod=more
3 млн евро conf=0.98

Where twins are spoken of names of one word are towns; words in quotes are nobody; «ежегодно» is no date.

$ printf '%s\n\n' 'Бурса и Яссы – побратимы с 1998 года.' 'Теперь примеру последует Троицк, чей глава Павел Ленский предложил побратимство.' \
>     'Коммерческий директор «Тимур Электро» Виктор Шрейдер ежегодно ездит в Ригу.' 'Построят обход Сарыагаша.' |
> clean --plain | segment | ner | awk -F'\t' '$4 ~ /LOC|PER|ORG|DATE/ { print $4 " " $5 }'
LOC Бурса
LOC Яссы
DATE 1998 года
LOC Троицк
PER Павел Ленский
ORG Тимур Электро
PER Виктор Шрейдер
LOC Ригу
LOC Сарыагаша

A name in quotes that begins a sentence and does something is an organisation; quoted alone it is the one that has it in
quotes; what an event is called, and the chief town of a region, is none.

$ printf '%s\n\n' '«Норд Лес» купила завод.' '«Север» и «Вектор-Юг» уже создали фонд.' 'ООО «Норд Лес» работает в Риге, выставку «Агролес» оно покинуло.' \
>     'Консульство открыто в Нарве, центре уезда Вирумаа.' 'Партнёр Siemens не назван.' |
> clean --plain | segment | ner | awk -F'\t' '$4 == "ORG" || $4 == "EVENT" { print $5 "|" $6 "|" $7 }'
Норд Лес|ent=1|norm=ООО «Норд Лес»
Север|ent=2|norm=Север
Вектор-Юг|ent=3|norm=Вектор-Юг
ООО «Норд Лес»|ent=1|norm=ООО «Норд Лес»
выставку «Агролес»|ent=5|norm=выставка «Агролес»
Siemens|ent=8|norm=Siemens

A state's word and name are one before a person, and none behind a noun; a town that people are in elsewhere is none.

$ printf '%s\n\n' 'Прибыл министр экономики Султаната Оман Саид аль-Харти.' 'Сотрудничество Республики Казахстан с Республикой Филиппины.' 'Музей открыли в Калуге.' 'Затем Калуга ждала гостей.' |
> clean --plain | segment | ner | awk -F'\t' '$4 ~ /LOC|PER/ { print $4 " " $5 }'
LOC Султаната Оман
PER Саид аль-Харти
LOC Республики Казахстан
LOC Республикой Филиппины
LOC Калуге
LOC Калуга

Mentions against gold ones.

$ printf 'D\tx\nP\t0\t12\ttext\tМарибор Рига\nE\t0\t7\tLOC\tМарибор\nE\t8\t12\tLOC\tРига\n.\n' > /tmp/gold-score;
> printf 'D\tx\nP\t0\t12\ttext\tМарибор Рига\nE\t0\t12\tLOC\tМарибор Рига\nE\t8\t12\tPER\tРига\n.\n' | score /tmp/gold-score; rm /tmp/gold-score
type      view            P       R       F    gold   found
LOC       exact       0.000   0.000   0.000       2       1
LOC       overlap     1.000   0.500   0.667       2       1
PER       exact       0.000   0.000   0.000       0       1
PER       overlap     0.000   0.000   0.000       0       1
all       exact       0.000   0.000   0.000       2       2
all       overlap     0.500   0.500   0.500       2       2

$ score /nowhere < /dev/null
score: /nowhere: No such file or directory
[2]

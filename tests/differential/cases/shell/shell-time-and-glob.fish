-time
-glob
-time nosuch
-time time echo a | sed 's/[0-9][0-9.]*/N/'
time echo a | sed 's/[0-9][0-9.]*/N/'
time lcd /nosuch
echo not run

disk bench e.img --quick
!ls *.img
# Each job in each mode, three rounds in which they alternate.
!grep -c '^bench' calls
!grep -o '^bench.*-c [0-9]* .* [01] -t\|cache.direct=[a-z]*,cache.no-flush=[a-z]*' calls | head -n 9
!grep -o 'size=[0-9]*' calls | uniq

set keep-going on
expect hello echo bye
expect "a\nb\nc\nd\ne\nf\ng\nh\ni\n" echo "a\nb\nc\nd\nE\nf\ng\nh\ni"
expect -<<END echo "1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n11\n12\n13\n14\n15\n16\n17\n18\n19\n20"
0
1
2
3
4
5
6
7
8
9
ten
11
12
13
14
15
16
17
18
19
END
expect "" echo
expect "" echo x
expect x lcd .
expect "tab" echo "a\tb\x1b[31m" | cat
expect x echo a | printf '\377'

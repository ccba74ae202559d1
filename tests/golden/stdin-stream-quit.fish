echo a
quit
qqqq

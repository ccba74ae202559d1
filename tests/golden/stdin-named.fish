echo a
qqqq

echo a
qqqq
mout

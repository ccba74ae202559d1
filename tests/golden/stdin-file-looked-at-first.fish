echo not run
qqqq

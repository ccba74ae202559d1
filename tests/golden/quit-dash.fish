-exit
qqqq

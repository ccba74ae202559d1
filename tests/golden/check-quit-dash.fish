-quit
qqqq

disk qqqq

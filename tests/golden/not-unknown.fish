not qqqq

q now please
qqqq

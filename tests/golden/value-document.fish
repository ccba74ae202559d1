ls -<<END /
x
END

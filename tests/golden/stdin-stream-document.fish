echo a
upload -<<END /x
hello
END

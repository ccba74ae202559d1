echo before
upload -<<END /hello
hello
 END

upload -<<END /hello
hello
END
echo a

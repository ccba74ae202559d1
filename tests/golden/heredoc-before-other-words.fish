upload -<<END
hello
END

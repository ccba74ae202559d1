echo -<<END
x
END

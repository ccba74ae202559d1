expect
expect hello
expect-error x
expect-error -<<END nosuch
END
expect x expect y

echo hello
expect hello echo hello

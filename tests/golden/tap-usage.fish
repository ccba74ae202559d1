expect hello echo hello
nosuch

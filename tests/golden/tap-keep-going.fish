set keep-going on
expect hello echo hello
lcd /nosuch
expect hello echo hello

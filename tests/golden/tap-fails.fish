expect hello echo hello
lcd /nosuch
expect hello echo never

expect hello echo hello
expect "hello\n" echo hello
expect "" lcd .
expect -<<END echo "a\nb"
a
b
END
expect bye echo hello | sed s/hello/bye/
let x = echo value
expect "%{x}" echo value
set output json
expect hello echo hello

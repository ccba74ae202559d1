let x = echo hello world
echo %{x} "<%{x}>" a%{x}b
echo '%{x}' %x {x} %{x}%{x}
LET x = echo again
echo %{x}
let v = version
echo %{v.major}.%{v.minor}
let empty = echo
echo "<%{empty}>"

let
let x
let x =
let 1x = echo
let x : echo a
let %{x} = echo
let x = nosuch
let x= echo
echo %{
echo %{}
echo %{1}
echo %{x
echo %{x[}
echo %{x[a]}
echo %{x[9999999999]}
echo %{x.}
echo %{x .a}
echo "%{x"
echo "é%{xé}"
echo %{x[0}

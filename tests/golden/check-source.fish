echo %{a}
source a.fish
echo %{a} %{b}
ls /
source %{a}
echo %{c}

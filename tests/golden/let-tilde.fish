let home = echo ~
let tilde = echo '~'
echo %{home} %{tilde} %{tilde}/x ~/%{tilde}

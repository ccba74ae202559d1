let x = echo value
echo "%{x}" '%{x}' "\x25{x}" "a\\%{x}" "\t%{x}\t|" "100%" 5%
# What a value holds is not read again.
let y = echo '%{x} "quoted" ~'
echo %{y} "%{y}" %{y}/

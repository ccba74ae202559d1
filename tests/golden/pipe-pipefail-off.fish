set pipefail off
echo a | false
echo goes on
set pipefail on
echo a | false
echo not run

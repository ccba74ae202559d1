set output jsn
set output on
set keep-going json
set pipefail

# Nothing that is printed is lost in silence.
-echo first
set keep-going on
echo second
echo third | cat 2>/dev/null

# Without an appliance, only what the handle does itself is heard of.
unsetenv SHELL
event "two words" close 'echo "$0|$EVENT|$#|closed"'
event "" enter 'echo "$EVENT: $@"'
event a trace,close,, "exit 3"
event a "" "never"
event all * "true"
get-pgroup
list-events
delete-event ""
delete-event all
list-events
delete-event a
event in enter 'read line; echo "read <$line> $?"'
get-pgroup
delete-event in
event late trace,warning 'echo "$EVENT <$1>"'
trace true
get-pgroup
trace false
delete-event late
event killed close 'kill -9 $$'
list-events

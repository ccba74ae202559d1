# Handlers of events: how they are listed, and what they hear without an
# appliance.
unsetenv SHELL
event a close,trace "true"
event a close "true"
event "" enter "true"
event all * "true"
event "two words" "progress,close" 'x "$@"'
event "q'\"" library, "true"
event a warning "true"
event none "" "true"
event m launch_done "true"
event zz subprocess_quit "true"
event AB libvirt_auth "true"
event longer-than-others appliance "true"
list-events
delete-event a
delete-event none
event next close,close,,trace "true"
list-events
-delete-event nosuch
delete-event all
delete-event ""
delete-event zz
delete-event longer-than-others
event last close "true"
event last close "true"
list-events
event words enter 'echo "<$0> $EVENT $# $@"; exit 3'
event input enter 'read line; echo "read <$line>"'
get-pgroup
get-path | sed 's/.*/(path)/'
delete-event input
event traced trace 'echo "$EVENT $# $@"'
trace true
set-pgroup true
trace false
delete-event words
get-pgroup
delete-event traced
set-program other
set-pgroup true
event end close 'echo "closed $#"'
reopen
list-events
get-pgroup
get-program | sed 's/.*fish$/(name)/'
event new close 'echo "closed again"'
list-events

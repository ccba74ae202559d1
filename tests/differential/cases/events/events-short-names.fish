event a launch "true"
event b subprocess,warn "true"
event c progres,launch_done "true"
list-events
-event d LAUNCH "true"
-event e launch-done "true"
list-events | wc -l

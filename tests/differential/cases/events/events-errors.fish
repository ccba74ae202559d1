-event
-event a
-event a nosuch "true"
-event a close,nosuch "true"
-event a close "true" extra
-delete-event
-delete-event nosuch
-list-events extra
event a "" "true"
list-events
event c * "true"
list-events | wc -l
-delete-event a b
delete-event c
list-events

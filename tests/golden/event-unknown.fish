event a close,trase "echo"
event "" "progres" "echo"
event "" "*,close" "echo"
event "" close
event
delete-event
list-events x
reopen now

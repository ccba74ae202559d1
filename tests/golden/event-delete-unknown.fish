-delete-event a
event ab close "true"
delete-event a

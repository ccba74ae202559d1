!touch host
<!touch inline; echo nosuch
sparse made.img 1M
disk attach made.img
run
ls / | tee piped
copy-out /etc .
download /etc/fstab -
shutdown
lcd /nonexistent

!touch made
disk attach nowhere.img
run
ls /
shutdown
<!touch made
ls /
-run
ls /
add-drive nowhere.img
quit
qqqq

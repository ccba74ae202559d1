add disk.img format:raw
run
mount /dev/sda /
upload software.hive /hive
hivex-open /hive
hivex-root
hivex-node-name 4128
hivex-node-children 4128
hivex-node-values 4128
hivex-node-parent 4128
hivex-node-get-child 4128 Microsoft
hivex-node-get-child 4128 nosuch
-hivex-node-name 1
-hivex-commit ""
hivex-close
-hivex-root
-hivex-open /nosuch
-hivex-open /lost+found

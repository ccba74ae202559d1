add disk.img format:raw
run
mount /dev/sda /
upload software.hive /hive
hivex-open /hive write:true
hivex-node-add-child 4128 New | sed 's/[0-9]/9/g'
<! echo "hivex-node-get-child 4128 New | cat >node"
<! printf 'hivex-node-set-value %s text 1 "t\\x01\\x02"\n' $(cat node)
<! printf 'hivex-node-set-value %s number 4 "\\x01\\x02\\x03\\x04"\n' $(cat node)
<! printf 'hivex-node-get-value %s text | cat >value\n' $(cat node)
<! printf 'hivex-value-key %s\nhivex-value-type %s\nhivex-value-value %s | od -An -tx1\n' $(cat value value value)
<! printf 'hivex-node-values %s | grep -c value_h\n' $(cat node)
-hivex-value-string 1
hivex-commit ""
hivex-close
hivex-open /hive
hivex-node-children 4128 | grep -c node_h
<! printf 'hivex-node-name %s\n' $(cat node)
hivex-close
rm /hive
!rm node value

# What has no effect is said, at the word, and the command goes well.
disk attach x protocol=nbd server=localhost:1 sync=none
disk attach /x protocol=ssh server=localhost:1 cache=uncached sync=fsync
disk attach x protocol=nbd server=localhost:1
disk set sdc sync=close
disk list | sed 's/ *$//'
disk set sdc sync=full
disk set sdb sync=close

disk attach /proc/version cache=uncached

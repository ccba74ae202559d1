echo "\8"

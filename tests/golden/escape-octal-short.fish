echo "\10"

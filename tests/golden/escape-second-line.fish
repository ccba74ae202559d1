echo "first
second \q" third

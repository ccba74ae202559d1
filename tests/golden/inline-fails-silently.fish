<!exit 4

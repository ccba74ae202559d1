echo "caf\u00e9"

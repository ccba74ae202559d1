echo "café au lait"

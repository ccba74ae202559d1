echo "日本é\q"

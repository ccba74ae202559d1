<!echo "<!echo '<!echo echo deep'"
echo after

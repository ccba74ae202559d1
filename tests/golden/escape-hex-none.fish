echo "ab\xzz"

echo "script" 'a b'

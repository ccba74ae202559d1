echo "abc\qdef"

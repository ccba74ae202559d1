set-verbose maybe

touch "/a\000b"

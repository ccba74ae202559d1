let a = echo kept

sparse folder 1M

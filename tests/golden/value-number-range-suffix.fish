truncate-size /x 16E

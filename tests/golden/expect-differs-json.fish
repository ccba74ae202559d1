expect hello echo bye

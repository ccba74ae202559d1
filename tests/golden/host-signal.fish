!kill -9 $$

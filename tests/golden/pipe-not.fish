not lcd /nonexistent | cat
not echo a | cat

lcd /nonexistent | false

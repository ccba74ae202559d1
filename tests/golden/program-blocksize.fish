!cat s.json

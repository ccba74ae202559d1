!cat out.json

-expect hello lcd /nosuch
-expect hello echo hello | false
expect hello echo bye | false

ls ""

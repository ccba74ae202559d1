disk attach secret.img

disk attach

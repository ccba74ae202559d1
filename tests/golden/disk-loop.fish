disk attach loop.img

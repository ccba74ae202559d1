mout

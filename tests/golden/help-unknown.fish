help mout

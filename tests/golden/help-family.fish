help disk set

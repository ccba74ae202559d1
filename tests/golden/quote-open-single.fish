echo a 'abc

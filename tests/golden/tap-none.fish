echo nothing to test
quit

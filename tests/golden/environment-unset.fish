unsetenv ""

frobnicate a

disk modes

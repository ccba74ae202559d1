disk modes please

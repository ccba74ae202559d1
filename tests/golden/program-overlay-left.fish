!find diskfish -name 'overlay-*' | wc -l

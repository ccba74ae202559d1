#!/usr/bin/env -S diskfish -f
echo ran

# Break text of a page in lines of at most 80 bytes, as lint wants them.
# SPDX-License-Identifier: GPL-3.0-or-later

/^\.(Vb|nf)/ { verbatim = 1 }
/^\.(Ve|fi)/ { verbatim = 0 }

# A line must not begin with what starts a request, nor with a blank.
function break_at(line,    i)
{
  for (i = 81; i > 1; i--)
    if (substr(line, i, 1) == " " && substr(line, i - 1, 1) !~ /[ \\]/ &&
        substr(line, i + 1) !~ /^ *([.']|$)/)
      return i
  return 0
}

{
  line = $0
  while (!verbatim && line !~ /^[.']/ && length(line) > 80 &&
         (i = break_at(line)) > 0) {
    print substr(line, 1, i - 1)
    line = substr(line, i)
    sub(/^ +/, "", line)
  }
  print line
}

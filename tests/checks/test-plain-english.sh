#!/usr/bin/env bash
# diskfish: comments, descriptions and documents avoid the words of the style.
# SPDX-License-Identifier: GPL-3.0-or-later

source "$(dirname "$0")/../functions.sh"

need python3
cd "$top_srcdir" || exit 99

# The directories and files whose prose is checked.  Extend it.
checked=(appliance commands common completions docs drives examples fish lexer
         man tests ./*.md)

# ---- the checker finds each error

exceptions=$scratch/none
echo '# no exceptions' >"$exceptions"
mkdir "$scratch/bad" && cd "$scratch/bad" || exit 99
cat >a.c <<'END'
/* What the folder holds. */
int a; /* goes on behind it */ char *b = "a folder";
/* Return the directory, which is
 * made anew.  Whether it exists does not matter. */
END
cat >b.sh <<'END'
# The text after '#' is checked.  Who reads it?
echo 'a folder' # nobody
  # It is told.
END
cat >c.desc <<'END'
command mend
  summary mend a file
  arg folder path : a folder
  example mend /folder
  description
    Nothing else is told.
END
cat >d.md <<'END'
Use `folder` or

    a folder

but not a folder.

One two three four five six seven eight nine ten eleven twelve thirteen
fourteen fifteen sixteen seventeen eighteen nineteen twenty twenty-one
twenty-two twenty-three twenty-four twenty-five twenty-six twenty-seven
twenty-eight twenty-nine thirty thirty-one thirty-two thirty-three thirty-four
thirty-five. One two three four five six seven eight nine ten eleven twelve
thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty twenty-one
twenty-two twenty-three twenty-four twenty-five twenty-six twenty-seven
twenty-eight twenty-nine thirty thirty-one thirty-two thirty-three thirty-four
thirty-five thirty-six.
END
checker=$top_srcdir/tests/checks/plain-english.py
python3 -B "$checker" "$exceptions" a.c b.sh c.desc d.md >"$scratch/found"
cat >"$scratch/expected" <<'END'
a.c:1: 'folder': use 'directory'
a.c:1: 'What the folder holds': begins a statement
a.c:2: 'behind': use 'after'
a.c:2: 'goes on': use 'continues'
a.c:4: 'anew': use 'again, from scratch'
a.c:3: 'Whether it exists does not matter': begins a statement
b.sh:3: 'is told': use 'is reported, reports'
c.desc:2: 'mend': use 'repair, fix'
c.desc:3: 'folder': use 'directory'
c.desc:6: 'is told': use 'is reported, reports'
d.md:5: 'folder': use 'directory'
d.md:7: 'One two three four five six seven eight ': over 35 words
END
same 'errors found' "$scratch/expected" "$scratch/found"

# Exceptions must be needed and sorted.
exceptions=$scratch/some
printf '%s\n' 'e.md: folder' 'a.md: folder' >"$exceptions"
echo 'Not a folder.' >e.md
python3 -B "$checker" "$exceptions" e.md >"$scratch/found"
cat >"$scratch/expected" <<END
$exceptions: is not sorted
$exceptions: needless: a.md: folder
END
same 'exceptions' "$scratch/expected" "$scratch/found"

# ---- the sources

cd "$top_srcdir" || exit 99
exceptions=tests/checks/english-exceptions.txt
find "${checked[@]}" -type f \( -name '*.[ch]' -o -name '*.re' -o -name '*.sh' \
  -o -name '*.mk' -o -name '*.awk' -o -name '*.sed' -o -name '*.p[ly]' \
  -o -name '*.desc' -o -name '*.pod' -o -name '*.md' -o -name '*.test' \) \
  ! -path 'man/generated-*' ! -path 'commands/generated/*' \
  ! -path lexer/lexer.c ! -path 'tests/*/cases/*' ! -path '*/cache/*' \
  ! -path tests/checks/test-plain-english.sh \
  ! -path tests/checks/plain-english.py | sed 's,^\./,,' |
  sort >"$scratch/files"
xargs -d '\n' python3 -B "$checker" "$exceptions" <"$scratch/files" \
  >"$scratch/found"
while IFS= read -r line; do
  complain "$line"
done <"$scratch/found"

verdict "$(wc -l <"$scratch/files") files,"

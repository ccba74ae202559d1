#!/usr/bin/env bash
# diskfish: fish/ checks effects of commands and never compares their names.
# SPDX-License-Identifier: GPL-3.0-or-later

# shellcheck source=tests/functions.sh
. "${top_srcdir:-$(dirname "$0")/../..}/tests/functions.sh"
need python3
cd "$top_srcdir" || exit 99

# compared SOURCE...: print the places that compare a name.
compared ()
{
  python3 -B tests/checks/command-names.py commands/desc/*.desc -- "$@"
}

# ---- each form of comparison is found

cat >"$scratch/bad.c" <<'END'
  if (strcmp (command->name, name) == 0)
  if (strcasecmp (words[i].text, "source") == 0)
  if (is_command (args, "disk detach"))
  if (!strncmp (args.command->name,
                other, 4))
  if (memcmp (text, "kill_subprocess", 15) == 0)
  if (streq (a, f (b)) || streq (f ("x)"), "run"))
  if (!str_equal ("quit", word))
END
sed "s|^|$scratch/bad.c:|" >"$scratch/expected" <<'END'
1: compares 'command->name'
2: compares 'source'
3: compares 'disk detach'
4: compares 'command->name'
6: compares 'kill_subprocess'
7: compares 'run'
8: compares 'quit'
END
compared "$scratch/bad.c" >"$scratch/actual" 2>&1 ||
  complain 'bad.c cannot be read'
same bad.c "$scratch/expected" "$scratch/actual"

# ---- other strings, and names that are not compared, are ignored

cat >"$scratch/good.c" <<'END'
  /* strcmp (command->name, "launch") */
  if (strcmp (device, "/dev/null") == 0)
  if (strncasecmp (line, "end", 3) == 0)
  printf ("%s", command->name);
  words[0].text = "launch";
  if (strcmp (variable, "PATH") == 0)
  if (command->effects & EFFECT_LAUNCHES)
END
: >"$scratch/expected"
compared "$scratch/good.c" >"$scratch/actual" 2>&1 ||
  complain 'good.c cannot be read'
same good.c "$scratch/expected" "$scratch/actual"

# ---- the program

# shellcheck disable=SC2046
compared $(find fish -name '*.[ch]' | sort) >"$scratch/actual" 2>&1 ||
  complain 'the sources cannot be read'
same 'fish/ compares names of commands' "$scratch/expected" "$scratch/actual"

verdict

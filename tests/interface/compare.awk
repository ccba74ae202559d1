# diskfish: print the incompatible changes between two interfaces.
# SPDX-License-Identifier: GPL-3.0-or-later
#
# usage: awk -f compare.awk OLD NEW
#
# Prints a line for each incompatible change, and exits with status 1 if there
# is one.  Compatible are new commands, aliases and attributes, a new option
# after the others, and new values of an enum, or accepting any value.

function complain(text)
{
  print text
  broken = 1
}

# Split "choice one-of a b" into the part before the values, and the values.
function type_of(text)
{
  sub(/ one-of .*/, "", text)
  return text
}

function values_of(text)
{
  return text ~ / one-of / ? substr(text, index(text, " one-of ") + 8) : ""
}

function lost_values(old, new,    list, i, count, lost)
{
  if (values_of(new) == "")
    return ""
  if (values_of(old) == "")
    return " any value but " values_of(new)
  count = split(values_of(old), list, " ")
  for (i = 1; i <= count; i++)
    if (index(" " values_of(new) " ", " " list[i] " ") == 0)
      lost = lost " " list[i]
  return lost
}

function compare_value(where, old, new,    lost)
{
  if (type_of(old) != type_of(new))
    complain(where " was " type_of(old) " and is " type_of(new))
  else if ((lost = lost_values(old, new)) != "")
    complain(where " no longer takes" lost)
}

# Check that old arguments with a position have the same position.
function compare_in_order(kind, what, may_grow,    key, i, at)
{
  for (key in old_count) {
    if (split(key, at, SUBSEP) != 2 || at[2] != kind || !(at[1] in is_new))
      continue
    for (i = 1; i <= old_count[key]; i++) {
      if (i > new_count[key])
        complain(at[1] ": " what " " old_name[key, i] " is gone")
      else if (old_name[key, i] != new_name[key, i])
        complain(at[1] ": " what " " i " was " old_name[key, i] " and is " \
                 new_name[key, i])
      else
        compare_value(at[1] ": " what " " old_name[key, i],
                      old_value[key, i], new_value[key, i])
    }
  }
  for (key in new_count) {
    if (split(key, at, SUBSEP) == 2 && at[2] == kind && at[1] in is_old &&
        new_count[key] > old_count[key] + 0 && !may_grow)
      complain(at[1] ": " what " " new_name[key, old_count[key] + 1] " is new")
  }
}

function compare_by_name(kind,    key, at)
{
  for (key in old_named) {
    split(key, at, SUBSEP)
    if (at[2] != kind || !(at[1] in is_new))
      continue
    if (!(key in new_named))
      complain(at[1] ": " kind " " at[3] " is gone")
    else
      compare_value(at[1] ": " kind " " at[3], old_named[key], new_named[key])
  }
}

/^$/ { next }

/^command / {
  command = substr($0, 9)
  if (FNR == NR)
    is_old[command]
  else
    is_new[command]
  next
}

{
  value = $0
  sub(/^ *[^ ]* [^ ]* ?/, "", value)
  if (FNR == NR) {
    old_named[command, $1, $2] = value
    at = ++old_count[command, $1]
    old_name[command, $1, at] = $2
    old_value[command, $1, at] = value
  }
  else {
    new_named[command, $1, $2] = value
    at = ++new_count[command, $1]
    new_name[command, $1, at] = $2
    new_value[command, $1, at] = value
  }
}

END {
  for (command in is_old)
    if (!(command in is_new))
      complain(command " is gone")
  compare_in_order("arg", "argument", 0)
  compare_in_order("opt", "option", 1)
  compare_by_name("alias")
  compare_by_name("word")
  exit broken
}

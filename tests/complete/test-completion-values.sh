#!/usr/bin/env bash
# diskfish: TAB offers every value that help lists, with its meaning, and
# cases.txt covers each enum and type.
# SPDX-License-Identifier: GPL-3.0-or-later

. "${top_srcdir:-$(dirname "$0")/../..}/tests/functions.sh"
cases=$top_srcdir/tests/complete/cases.txt
cd "$scratch" || exit 1
export LC_ALL=C

# ---- values, from the help of every command ------------------------------

# Print lines 'LINE<TAB>VALUE<TAB>MEANING': LINE ends in ':' or '=' if the value
# belongs to an option or attribute, otherwise in a space.
wanted_values ()
{
  awk '
    function value() {
      if (word != "" && word != "...") print typed "\t" word "\t" meaning
      word = ""
    }
    # Return the line before a value of this argument or option.
    function place(name) {
      if (part ~ /^(OPTIONS|ATTRIBUTES)$/) {
        match (name, /[:=]/)
        return command arguments " " substr (name, 1, RSTART)
      }
      return command arguments " "
    }
    function truths(name) {
      if (name !~ /true\|false/) return
      for (i = 1; i <= 2; ++i) print typed "\t" (i > 1) "\t"
    }
    function item(line) {
      value()
      name = line
      sub (/^ +/, "", name)
      if (part == "ARGUMENTS" && name ~ /^[a-z0-9]+ \(key\)/) return
      typed = place(name)
      if (part == "ARGUMENTS" && name !~ /\((words|file\.\.\.|path\.\.\.)\)/)
        arguments = arguments " x"
      sub (/  .*/, "", name)
      truths(name)
    }
    /^[A-Z][A-Z ]*$/ { value(); part = $0 }
    /^NAME$/ { getline; command = $0; arguments = ""
               sub (/^ +/, "", command); sub (/ - .*/, "", command) }
    part !~ /^(ARGUMENTS|OPTIONS|ATTRIBUTES)$/ { next }
    /^    [^ ]/ { item($0); next }
    /^        [^ ]/ { value(); word = $1; meaning = $0
                      sub (/^ +[^ ]+ */, "", meaning); next }
    /^                          [^ ]/ && word != "" {
      sub (/^ +/, ""); meaning = meaning (meaning == "" ? "" : " ") $0 }
  ' "$1" | awk -F '\t' '$3 == "" && $2 ~ /^[01]$/ {
      $2 = $2 == 1 ? "false" : "true" } { print $1 "\t" $2 "\t" $3 }'
}

# Print the candidates of each of these lines.
offered_values ()
{
  cut -f 1 wanted | sort -u |
    awk '{ print "echo \"@@ " $0 "\""; print "complete -- \"" $0 "\"" }' >script
  "$diskfish" -f script >offers || complain 'complete fails'
  awk -F '\t' '
    /^@@ / { typed = substr ($0, 4); next }
    $2 == "value" { n = match (typed, /[^ ]+$/)
                    if (n) $1 = substr ($1, RLENGTH + 1)
                    print typed "\t" $1 "\t" $3 }' offers
}

"$diskfish" -- list-commands | sed 's/^/help /' >script
"$diskfish" -f script >helps || complain 'help fails'
wanted_values helps | sort -u >wanted
offered_values | sort -u >offered
test "$(wc -l <wanted)" -gt 800 || complain 'help explains too few values'
same 'values in help, and offered' wanted offered

# ---- cases.txt -----------------------------------------------------------

# Print each set of values in one line, after a place that takes it.
sets ()
{
  awk -F '\t' '
    { if (!($1 in set)) order[++n] = $1
      set[$1] = set[$1] " " $2 }
    END { for (i = 1; i <= n; ++i) if (!seen[set[order[i]]]++)
            print set[order[i]] "\t" order[i] }' "$1"
}

# Print the sets that cases.txt expects, without the text before them.
expected_sets ()
{
  awk '
    function end() { if (typed != "") for (i = 1; i <= n; ++i)
                       print NR "\t" list[i] | "sort"
                     close ("sort"); typed = ""; n = 0 }
    typed != "" && NF { word = $1; sub (/^[a-z0-9]+[:=]/, "", word)
                        if ($1 !~ /^libvirt:/) list[++n] = word
                        else list[++n] = $1
                        next }
    /^[>+=] / && typed == "" { typed = $0; next }
    { end() }
    END { end() }' "$cases" | sets /dev/stdin | cut -f 1
}

sets wanted | sort >wanted-sets
expected_sets | sort >expected-sets
while IFS=$'\t' read -r set place; do
  grep -qxF -e "$set" expected-sets ||
    complain "cases.txt has no case like '$place' for$set"
done <wanted-sets
test "$(wc -l <wanted-sets)" -gt 40 || complain 'there are too few enums'

# Print the types of the arguments and options of each command, by its names.
types ()
{
  awk '
    /^command / { command = substr ($0, 9); n = 0 }
    /^  alias / { for (i = 2; i <= NF; ++i) print "name\t" $i "\t" command }
    /^  (arg|opt) / { type = $3 == "optional" ? $4 : $3
                      if ($1 == "opt") print command "\t" $2 ":\t" type
                      else if (type == "key") print command "\tkey\tkey"
                      else print command "\t" n++ "\t" type }
  ' "$top_srcdir"/commands/desc/*.desc
}

# Print the type of the word that each case completes.
types_of_cases ()
{
  awk -F '\t' '
    function next_word() {
      sub (/^ +/, "", line)
      if (line == "") return 0
      if (line ~ /^"[^"]*" /) match (line, /^"[^"]*"/)
      else if (line ~ /^'\''[^'\'']*'\'' /) match (line, /^'\''[^'\'']*'\''/)
      else if (line ~ /^["'\'']/) return 0
      else match (line, /^[^ ]+/)
      if (RLENGTH >= length (line)) return 0
      word = substr (line, 1, RLENGTH)
      line = substr (line, RLENGTH + 1)
      return 1
    }
    FNR == NR && $1 == "name" { alias[$2] = $3; next }
    FNR == NR { type[$1, $2] = $3; known[$1] = 1
                if ($3 ~ /^(host-files|paths)$/) several[$1, $2 + 1] = $3; next }
    /^[>+] / {
      line = substr ($0, 3); sub (/^[- ]+/, "", line)
      do if (!next_word()) next; while (word ~ /^(not|time|glob)$/)
      command = word in alias ? alias[word] : word
      if (!(command in known)) {
        if (!next_word()) next
        command = command " " word
      }
      for (n = 0; next_word(); ++n) ;
      if ((command, n) in type) print type[command, n]
      if ((command, "key") in type) print "key"
      sub (/^ *["'\'']?/, "", line)
      if (match (line, /^[a-z0-9]+:/) &&
          (command, substr (line, 1, RLENGTH)) in type)
        print type[command, substr (line, 1, RLENGTH)]
    }' all-types "$cases"
}

types >all-types
grep -v '^name' all-types | cut -f 3 | sort -u >wanted-types
types_of_cases | sort -u >types-of-cases
test "$(wc -l <wanted-types)" -gt 25 || complain 'there are too few types'
while IFS= read -r type; do
  complain "cases.txt has no argument of the type $type"
done < <(comm -23 wanted-types types-of-cases)

verdict "$(wc -l <wanted) values, $(wc -l <wanted-sets) enums, $(
  wc -l <wanted-types) types,"

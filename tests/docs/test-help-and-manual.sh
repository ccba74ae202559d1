#!/usr/bin/env bash
# diskfish: the table, help, the manual and completion agree.
# SPDX-License-Identifier: GPL-3.0-or-later

. "${top_srcdir:-$(dirname "$0")/../..}/tests/functions.sh"

# Lines 'CHECK NAME' of exceptions.txt are known to fail.  This is the maximum
# number of them; it may only become smaller.
most=0
exceptions=$here/exceptions.txt
commands_pod=$top_srcdir/man/generated-diskfish-commands.pod
modes_pod=$top_srcdir/man/generated-diskfish-modes.pod
diskfish_pod=$top_srcdir/man/generated-diskfish.pod
shell_files=$top_builddir/completions/shell
cd "$scratch" || exit 1

# missing CHECK WANTED FOUND: report the names, one per line, that are missing
# in the file FOUND.  Exceptions are only recorded.
missing ()
{
  local name

  LC_ALL=C sort -u "$2" >sorted-wanted
  LC_ALL=C sort -u "$3" >sorted-there
  test -s sorted-wanted || complain "$1: nothing was looked for"
  while IFS= read -r name; do
    if grep -qxF -e "$1 $name" "$exceptions"; then
      echo "$1 $name" >>needed
    else
      complain "$1: $name"
    fi
  done < <(LC_ALL=C comm -23 sorted-wanted sorted-there)
}

both_ways ()
{
  missing "$1" "$2" "$3"
  missing "$1-only" "$3" "$2"
}

# ---- commands -----------------------------------------------------------

"$diskfish" list-commands >names
# Keywords are not commands, but have help, a manual entry and completion too.
awk '/^command / { name = $2 } /^  flags keyword$/ { print name }' \
  "$top_srcdir"/commands/desc/*.desc >>names

# help NAME succeeds for an unknown name too, by searching, so check that each
# name has its page.
check_help ()
{
  sed 's/^/help /' names >script
  "$diskfish" -f script >helps || complain 'help fails for some command'
  # The line after NAME is 'command - summary', those after ALIASES the other
  # names.
  awk '/^NAME$/ { getline; sub (/^ +/, ""); sub (/ - .*/, ""); print }
       /^ALIASES$/ { getline; sub (/^ +/, ""); n = split ($0, names, ", ")
                     for (i = 1; i <= n; ++i) print names[i] }' helps >helped
  both_ways help names helped
}

# Each page has the phase of the command, its first version and the type of each
# argument, and no line is too long for a terminal.
check_pages ()
{
  awk '
    function end() {
      if (page != "" && use !~ /Since +(libguestfs|diskfish) +[0-9]/)
        print page ": since when"
      if (page != "" && use !~ /^ *(Works (at|only)|Needs a run|Must be the)/)
        print page ": no phase"
      use = ""
    }
    /^[A-Z ]+$/ { part = $0 }
    /^NAME$/ { end(); getline; page = $0
               sub (/^ +/, "", page); sub (/ - .*/, "", page) }
    length > 80 && part != "EXAMPLES" { print page ": too long: " $0 }
    part == "ARGUMENTS" && /^    [^ ]/ && !/^    [a-z0-9]+ \([a-z|. -]+\)/ {
      print page ": no type: " $0 }
    part == "USE" && /^ / { use = use $0 }
    END { end() }' helps >lacking
  test ! -s lacking || complain "help lacks: $(head -n 5 lacking)"
}

# The manual explains every type that help shows.
check_types ()
{
  awk '/^[A-Z][A-Z ]*$/ { part = $0 }
       part == "ARGUMENTS" && sub (/^    [a-z0-9]+ \(/, "") {
         sub (/\).*/, ""); print }
       part ~ /^(OPTIONS|ATTRIBUTES)$/ && sub (/^    [a-z0-9]+[:=]/, "") {
         print $1 }' helps |
    grep -vx 'one of these' | tr '|' '\n' | sort -u >types
  sed -n '/^=head2 How to read/,/^=back/s/^=item //p' "$commands_pod" |
    grep -o 'I<[^>]*>' | tr -d '<>' | cut -c 2- | tr '|' '\n' | sort -u \
    >types-explained
  # For a closed set of values, help shows the values instead of a type.
  cut -f 2 helped-values | cat - types-explained | sort -u >words-known
  missing type-in-manual types words-known
}

check_manual ()
{
  awk '/^=head1/ { commands = !/^=head1 (NAME|DESCRIPTION|SEE ALSO)$/ }
       commands && /^=head2 / { sub (/^=head2 /, ""); print }
       commands && /^Other names: / {
         gsub (/^Other names: |B<|>|\.$/, "")
         n = split ($0, names, ", ")
         for (i = 1; i <= n; ++i) print names[i]
       }' "$commands_pod" >documented
  both_ways manual names documented
}

# Each complete name is offered.
check_completion ()
{
  sed "s/.*/complete -- '&'/" names >script
  "$diskfish" -f script >offers || complain 'complete fails'
  awk -F '\t' '$2 == "command" { print $1 }' offers >offered
  # For a name of two words, the second word is offered.
  sed 's/.* //' names >last-words
  missing completion last-words offered
}

check_help
check_pages
check_manual
check_completion

# ---- options ------------------------------------------------------------

options_in ()
{
  grep -oE -e '(^|[^-[:alnum:]])(--?[[:alnum:]][-[:alnum:]]*)' "$1" |
    grep -oE -e '--?[[:alnum:]].*'
}

"$diskfish" --help | grep -E '^  ' | cut -c 1-26 >help-left
options_in help-left >help-options

grep '^=item B<-' "$diskfish_pod" >pod-items
options_in pod-items >pod-options
both_ways option-in-manual help-options pod-options

# shellcheck disable=SC1090,SC1091,SC2086,SC2154,SC2317
(complete () { :; }
 . "$shell_files/diskfish.bash"
 printf '%s\n' $_diskfish_options) | sed 's/=$//' >bash-options
both_ways option-in-bash help-options bash-options

sed -n "s/^  '\*\(--*[^][+=]*\).*/\1/p" "$shell_files/_diskfish" >zsh-options
both_ways option-in-zsh help-options zsh-options

sed -n 's/^complete -c diskfish\( -s \(.\)\)\{0,1\} -l \([^ ]*\).*/-\2\n--\3/p' \
  "$shell_files/diskfish.fish" | grep -vx -e - >fish-options
both_ways option-in-fish help-options fish-options

# ---- enums and modes ----------------------------------------------------

# Print 'COMMAND<TAB>VALUE' for every argument and option that takes an enum.
wanted_values ()
{
  awk '
    FNR == 1 { command = "" }
    /^enum / { enum = $2 }
    /^  value / { values[enum] = values[enum] "\n" $2 }
    /^command / { command = substr ($0, 9) }
    /^  (arg|opt) / {
      for (i = 4; i < NF; ++i)
        if ($i == "in" && $(i-1) != ":") {
          n = split (values[$(i+1)], list, "\n")
          used[$(i+1)] = 1
          for (v = 2; v <= n; ++v) print command "\t" list[v]
          break
        }
        else if ($i == ":") break
    }
    END { for (enum in values) if (!(enum in used)) print "-\t" enum }
  ' "$top_srcdir/commands/desc/enums.desc" "$top_srcdir"/commands/desc/*.desc
}

# Print the words at the beginning of lines, by command, in help and in the POD.
help_values ()
{
  awk '/^NAME$/ { getline; sub (/^ +/, ""); sub (/ - .*/, ""); command = $0 }
       /^        [^ ]/ { print command "\t" $1 }' helps
}
pod_values ()
{
  awk '/^=head2 / { command = substr ($0, 8) }
       /^  [^ ]/ { print command "\t" $1 }' "$commands_pod"
}

wanted_values >all-values
grep '^-' all-values | sed 's/^-.//' >unused-enums
: >nothing
test ! -s unused-enums || missing enum-is-used unused-enums nothing
grep -v '^-' all-values >values
help_values >helped-values
missing value-in-help values helped-values
check_types
pod_values >pod-values
missing value-in-manual values pod-values

"$diskfish" disk modes | awk 'NR > 1 { print $1 "=" $2 }' >modes
sed -n 's/^=item B<\(sync=.*\|cache=.*\)>$/\1/p' "$modes_pod" >pod-modes
both_ways mode-in-manual modes pod-modes
"$diskfish" help disk attach |
  awk '/^    [^ ]/ { word = $1; sub (/value$/, "", word) }
       /^        [^ ]/ { print word $1 }' |
  grep -E '^(sync|cache)=' >help-modes
both_ways mode-in-help modes help-modes
for word in sync cache; do
  "$diskfish" -- complete "disk attach x $word="
done | cut -f 1 >complete-modes
both_ways mode-in-completion modes complete-modes

"$diskfish" -- complete 'add-drive x cachemode:' | cut -f 1 >cachemodes
sed -n 's/^=item B<\(cachemode:.*\)>$/\1/p' "$modes_pod" >pod-cachemodes
both_ways cachemode-in-manual cachemodes pod-cachemodes

# ---- exceptions ---------------------------------------------------------

LC_ALL=C sort -c -u "$exceptions" || complain 'exceptions.txt is not sorted'
test "$(wc -l <"$exceptions")" -le $most ||
  complain "exceptions.txt has more than $most lines"
LC_ALL=C sort -u -o needed needed 2>/dev/null || : >needed
while IFS= read -r line; do
  complain "the exception '$line' is not needed any more"
done < <(LC_ALL=C comm -13 needed "$exceptions")

verdict "$(wc -l <names) commands, $(wc -l <values) values,"

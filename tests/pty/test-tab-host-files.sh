#!/usr/bin/env bash
# diskfish: TAB completes files of the host, with spaces and both types of
# quotes.
# SPDX-License-Identifier: GPL-3.0-or-later

. "$(dirname -- "$0")/terminal.sh"

touch 'a b.img' "it's.img" 'say "hi".img' 'back\slash.img' plain.img
mkdir 'my dir' empty
touch 'my dir/x y.img' 'my dir/x z.img'
start_prompt

tab_gives 'disk attach pl' 'disk attach plain.img'
tab_gives 'disk attach a' 'disk attach "a b.img"'
tab_gives 'disk attach "a' 'disk attach "a b.img"'
tab_gives "disk attach 'a" "disk attach 'a b.img'"
tab_gives 'disk attach it' "disk attach \"it's.img\""
tab_gives "disk attach 'it" "disk attach \"it's.img\""
tab_gives 'disk attach say' 'disk attach "say \"hi\".img"'
tab_gives "disk attach 'say" "disk attach 'say \"hi\".img'"
tab_gives 'disk attach "say \"' 'disk attach "say \"hi\".img"'
tab_gives 'disk attach "back' 'disk attach "back\\slash.img"'
tab_gives 'disk attach emp' 'disk attach empty/'
tab_is_silent 'disk attach empty/'
tab_is_silent 'disk attach nosuch/'
tab_is_silent 'disk attach nosu'

# From directory to directory.  The second TAB follows the first immediately.
clear_screen
type 'disk attach my'
keys Tab Tab
wait_screen '><fs> disk attach "my dir/x'
type y
keys Tab
wait_screen '><fs> disk attach "my dir/x y.img"'

# An existing closing quote is not doubled.
clear_screen
type 'disk attach "a" sync=none'
keys M-b M-b Left Left Tab
wait_screen '><fs> disk attach "a b.img" sync=none'
type X
wait_screen '><fs> disk attach "a b.imgX" sync=none'
clear_screen
type "disk attach 'pl'"
keys Left Tab
wait_screen "><fs> disk attach 'plain.img'"
clear_screen
type "disk attach \"it'\""
keys Left Tab
wait_screen "><fs> disk attach \"it's.img\""

# Other quotes are needed, and the word begins before the last space.
mkdir 'two words' 'a"b c'
touch "two words/it's.img" 'a"b c/x y.img'
tab_gives "disk attach 'two words/i" "disk attach \"two words/it's.img\""
tab_gives "disk attach 'a\"b c/" "disk attach 'a\"b c/x y.img'"

# Typed text is preserved if names differ in case, and no character or escape
# sequence is split.
touch Upper1 upper2 cafè.img café.img $'ctrl\001a' $'ctrl\002b'
tab_lists 'disk attach ./u' 'Upper1  upper2'
tab_lists 'disk attach caf' 'cafè.img  café.img'
tab_gives 'disk attach ct' 'disk attach "ctrl'

# The command receives the completed name.
clear_screen
type 'disk-format say'
keys Tab
wait_text 'hi\".img"'
keys Home
type 'not '
keys Enter
wait_prompt
refuse_text 'No such file'

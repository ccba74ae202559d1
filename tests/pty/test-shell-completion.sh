#!/usr/bin/env bash
# diskfish: TAB completes diskfish command lines in bash, zsh and fish.
# SPDX-License-Identifier: GPL-3.0-or-later

. "$(dirname -- "$0")/terminal.sh"
need bash zsh fish

files=$top_builddir/completions/shell
export PATH=$top_builddir/fish:$PATH ZDOTDIR=$HOME
touch plain.img 'my disk.img' com,ma.img
mkdir folder
touch folder/in.img

cat >~/bashrc <<END
PS1='$ '
. '$files/diskfish.bash'
END
cat >~/.zshrc <<END
PS1='$ '
fpath=('$files' \$fpath)
autoload -Uz compinit
compinit -u -D
END
cat >~/start.fish <<END
source '$files/diskfish.fish'
function fish_prompt; echo '$ '; end
set -g fish_greeting
set -g fish_autosuggestion_enabled 0
END

# completes LINE WANTED: compare the line after TAB.
completes ()
{
  type "diskfish $1"
  wait_last "$ diskfish $1"
  keys Tab
  wait_last "$ diskfish $2"
  clear_line
}

# Wait for an empty line on a clear screen.
clear_line ()
{
  keys C-e C-u C-l
  wait_screen '$'
}

# Run the test in all shells.
complete_lines ()
{
  clear_line
  completes --ephe --ephemeral
  completes '-a pl' '-a plain.img'
  completes '-a my' '-a my\ disk.img'
  completes "-a 'my d" "-a 'my disk.img'"
  completes '-a fol' '-a folder/'
  completes '-a folder/i' '-a folder/in.img'
  completes '--output js' '--output json'
  completes --format=parall --format=parallels
  completes '--disk pl' '--disk plain.img'
  completes '--disk com' '--disk com,,ma.img'
  completes '--disk com,,m' '--disk com,,ma.img'
  completes '--disk com,,ma.img,label=a,sy' '--disk com,,ma.img,label=a,sync='
  completes '--disk plain.img,ro,sy' '--disk plain.img,ro,sync='
  completes '--disk plain.img,sync=cl' '--disk plain.img,sync=close'
  completes 'disk mo' 'disk modes'
  completes 'not time list-dev' 'not time list-devices'
  completes 'add-drive my' 'add-drive my\ disk.img'
  completes 'add-drive my\ disk.img cachemode:un' \
    'add-drive my\ disk.img cachemode:unsafe'
  completes 'disk attach plain.img sync=n' 'disk attach plain.img sync=none'
  completes '-a plain.img run : set pipefail of' \
    '-a plain.img run : set pipefail off'
  completes '-h disk-cr' '-h disk-create'
}

# lists LINE TEXT...: one or two TABs show these words.
lists ()
{
  type "diskfish $1"
  wait_last "$ diskfish $1"
  keys Tab Tab
  shift
  for text; do
    wait_text "$text"
  done
}

with 'exec bash --rcfile ~/bashrc --noprofile -i'
start
wait_last '$'
complete_lines
lists 'disk attach plain.img sync=' 'close  fsync  full   none'

with 'exec zsh -i'
start
wait_last '$'
complete_lines
lists 'disk attach plain.img sync=' 'sync=close' 'guest flushes reach the host'

with 'exec fish --no-config -i -C "source ~/start.fish"'
start
wait_last '$'
complete_lines
lists 'disk attach plain.img sync=' 'sync=close' 'guest flushes reach the host'

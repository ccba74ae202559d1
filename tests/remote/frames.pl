# diskfish: send invalid frames of remote control.
# SPDX-License-Identifier: GPL-3.0-or-later
#
# usage: perl frames.pl SOCKET KIND
#
# Prints the type and the text of the reply, or 'nothing'.

use strict;
use warnings;
use IO::Socket::UNIX;

my ($path, $kind) = @ARGV;
my $socket = IO::Socket::UNIX->new (Peer => $path) or die "$path: $!\n";
my $text = sub { pack ('N/a*', @_) };

# A request like the program's, except for its version.
my $request = sub {
  my $version = shift;
  $text->($version) . pack ('NN', 0, 0) . $text->('<args>') .
    $text->('echo') . pack ('NN', 1, 1) . pack ('NNN', 0, 0, 4) .
    $text->('echo');
};
my $frame = sub { pack ('NN', $_[0], length $_[1]) . $_[1] };

my %kinds = (
  'nothing' => '',
  'cut header' => "\0\0",
  'cut body' => pack ('NN', 1, 100) . 'x',
  'unknown type' => $frame->(77, ''),
  'huge' => pack ('NN', 1, 0xffffffff),
  'empty' => $frame->(1, ''),
  'no version' => $frame->(1, pack ('N', 1000)),
  'other version' => $frame->(1, $request->('2 0.0.1')),
  'other protocol' => $frame->(1, $request->('999 0.0.1') . 'more'),
  'no descriptors' => $frame->(1, $request->("2 $ENV{version}")),
  'many words' => $frame->(1, $text->("2 $ENV{version}") .
                           pack ('NN', 0, 0) . $text->('') . $text->('') .
                           pack ('NN', 1, 0x7fffffff)),
  'an answer' => $frame->(2, 'x'),
);
die "unknown kind $kind\n" unless exists $kinds{$kind};
print $socket $kinds{$kind};
$socket->flush;
shutdown ($socket, 1);
local $/;
my $answer = <$socket>;
if (defined $answer && length $answer >= 8) {
  my ($type, $len) = unpack ('NN', $answer);
  print "$type ", substr ($answer, 8, $len), "\n";
} else {
  print "nothing\n";
}

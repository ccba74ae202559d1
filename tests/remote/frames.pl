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

# A request like the program's, except for its version and words.
my $request = sub {
  my ($version, $words) = @_;
  $words //= '{"kind":0,"start":0,"end":4,"value":"echo","elements":null}';
  return qq({"version":"$version","output":0,"ignore-error":false,) .
    q("keys-from-stdin":false,"echo-keys":false,"source-name":"<args>",) .
    qq("source":"echo","first-line":1,"words":[$words]});
};
my $frame = sub { pack ('NN', $_[0], length $_[1]) . $_[1] };

my %kinds = (
  'nothing' => '',
  'cut header' => "\0\0",
  'cut body' => pack ('NN', 1, 100) . 'x',
  'unknown type' => $frame->(77, ''),
  'huge' => pack ('NN', 1, 0xffffffff),
  'empty' => $frame->(1, ''),
  'no version' => $frame->(1, '{"output":0}'),
  'other version' => $frame->(1, $request->('3 0.0.1')),
  'other protocol' => $frame->(1, '{"version":"999 0.0.1","more":[]}'),
  'binary protocol' => $frame->(1, pack ('N/a*NN', '2 0.0.1', 0, 0)),
  'no descriptors' => $frame->(1, $request->("3 $ENV{version}")),
  'bad words' => $frame->(1, $request->("3 $ENV{version}",
                                        '{"kind":0,"start":0,"end":5}')),
  'deep' => $frame->(1, '[' x 1000000),
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

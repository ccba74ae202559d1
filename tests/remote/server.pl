# diskfish: a server of remote control that sends invalid answers.
# SPDX-License-Identifier: GPL-3.0-or-later
#
# usage: perl server.pl DIRECTORY KIND
#
# Prints its process ID when it listens, and serves one client.

use strict;
use warnings;
use IO::Socket::UNIX;

my ($directory, $kind) = @ARGV;
my $frame = sub { pack ('NN', $_[0], length $_[1]) . $_[1] };
my %kinds = (
  'nothing' => '',
  'cut header' => "\0\0",
  'cut body' => pack ('NN', 2, 100) . 'x',
  'huge' => pack ('NN', 2, 0xffffffff),
  'a request' => $frame->(1, ''),
  'no answer' => $frame->(2, 'x'),
  'a refusal' => $frame->(3, 'the server is another program'),
  'an empty refusal' => $frame->(3, ''),
);
die "unknown kind $kind\n" unless exists $kinds{$kind};
$SIG{ALRM} = sub { unlink "$directory/remote-$$"; exit 1 };
alarm 60;
my $server =
  IO::Socket::UNIX->new (Local => "$directory/remote-$$", Listen => 1)
  or die "$directory: $!\n";
$| = 1;
print "$$\n";
close STDOUT;
my $client = $server->accept;
my $request;
sysread $client, $request, 65536;
syswrite $client, $kinds{$kind};
shutdown ($client, 1);
# Closing a socket with unread data discards the data that was sent.
1 while sysread $client, $request, 65536;
unlink "$directory/remote-$$";

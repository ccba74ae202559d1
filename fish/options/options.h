/* diskfish: the command line.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef FISH_OPTIONS_H
#define FISH_OPTIONS_H

#include <stdbool.h>
#include <sys/types.h>

#include "accel.h"
#include "drive-config.h"
#include "drive.h"
#include "key-selector.h"
#include "mount-spec.h"
#include "new-disk-spec.h"
#include "printer.h"
#include "vector.h"

/* Something that an option asks for, as it was written: "-m /dev/sda1:/"; or
 * a file, and what it asks for in there.
 */
struct given_option {
  char *text;
  struct span where;            /* of the option's argument; a file has the
                                   place of each of its drives */
  const char *file;             /* borrowed; NULL: the command line */
  bool has_words;               /* it is IMAGE[,WORD...] */
};

DEFINE_VECTOR (given_options, struct given_option)

struct mount_option {
  struct given_option written;
  struct mount_spec spec;
};

DEFINE_VECTOR (mount_options, struct mount_option)

/* -N: the drive with the number DRIVE is new. */
struct new_option {
  struct given_option written;
  struct new_disk_spec disk;
  char *file;                   /* its image ... */
  bool made;                    /* ... which is there */
  size_t drive;
};

DEFINE_VECTOR (new_options, struct new_option)

/* --each: images of a certain format, which a pattern stands for. */
struct each_pattern {
  struct given_option written;       /* WHERE is the pattern, up to the end */
  const char *format;           /* borrowed; NULL: it is found out */
  int blocksize;                /* 0: the usual one */
};

DEFINE_VECTOR (each_patterns, struct each_pattern)

struct options {
  enum accel accel;
  unsigned launch_timeout;      /* seconds, 0: no limit */
  enum output_mode output;
  bool as_guestfish;            /* it was called by this name */
  bool help;
  bool version;
  bool check;
  bool dry_run;
  bool echo;
  bool tap;
  bool verbose;
  bool no_sync;
  bool keys_from_stdin;
  bool echo_keys;
  bool cold;                    /* no clones of a saved appliance */
  bool cmd_help;                /* -h: its words are the arguments */
  bool list;                    /* of all commands */
  bool ephemeral;
  bool quick;
  bool inspect;                 /* -i */
  bool listen;
  bool csh;                     /* --listen for csh(1) */
  bool remote;
  bool network;
  bool list_prepared;           /* -N help */
  bool no_dest_paths;
  bool no_progress;             /* no bars, or ... */
  bool progress;                /* ... where there is no terminal too */
  bool pipe_error;
  bool selinux;                 /* does nothing */
  bool conf_ro;                 /* a configuration file says read_only */
  bool ro;                      /* for all images of the command line */
  bool rw;
  pid_t remote_pid;             /* of --remote */
  const char *libvirt_uri;      /* -c, or NULL */
  const char *save;             /* a file for the drives, or NULL */
  struct config config;         /* of --config */
  struct strings files;         /* -f, borrowed */
  struct drive_set drives;      /* -a and --disk ... */
  struct given_options drive_words;  /* ... and how each was written */
  struct key_selectors keys;    /* --key */
  struct each_patterns each;
  unsigned each_timeout;        /* seconds for an image, 0: no limit */
  unsigned jobs;                /* images at once, 0: as many as fit */
  struct given_option inspect_word;  /* how -i was written */
  struct mount_options mounts;  /* -m */
  struct new_options news;      /* -N */
  char **args;                  /* what remains, borrowed */
  size_t nargs;
};

struct option_parser;
struct option_def;

/* Take an option with its argument.  A mistake is printed and gives -1. */
typedef int option_taker (struct option_parser *parser,
                          const struct option_def *def, const char *argument);

/* What a client of --remote does with an option. */
enum remote_use {
  REMOTE_TAKES,                 /* honours it, or refuses it by other rules */
  REMOTE_REFUSES,               /* refuses it: only the server could do it */
  REMOTE_REFUSES_PLAIN,         /* the same, unless it is called as guestfish,
                                   which ignores the option */
};

/* The one list of options: --help, the manual and the completion files of
 * shells are made from it.
 */
struct option_def {
  int id;                       /* the short option, if it is below 256 */
  const char *name;             /* the long one */
  int has_arg;                  /* as for getopt_long(3) */
  const char *arg;              /* what the argument is, or NULL */
  const char *help;             /* lines */
  size_t flag;                  /* a member of struct options, or 0 ... */
  option_taker *taker;          /* ... or what takes the option */
  enum remote_use remote;
};
extern const struct option_def option_table[];
extern const size_t option_count;

/* Read the command line, and the file of --config.  No image is touched; a
 * mistake is printed and gives -1.
 */
int options_parse (struct options *options, int argc, char **argv)
  __attribute__ ((warn_unused_result));

/* Print what is wrong with something that was written. */
void options_print_written (const struct options *options,
                            const struct given_option *written,
                            struct diag *diag);

/* The same with the drive at INDEX. */
void options_print_drive_diag (const struct options *options, size_t index,
                               struct diag *diag);

void options_free (struct options *options);

/* The text of --help. */
void options_print_help (void);

#endif

/* diskfish: the options of the command line.
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

/* An option with its argument for diagnostics, such as "-m /dev/sda1:/", or an
 * entry of a file.
 */
struct given_option {
  char *text;
  struct span where;            /* of the argument; for a file, drives have
                                 * their own places */
  const char *file;             /* borrowed; NULL: the command line */
  bool has_words;               /* it is IMAGE[,ATTRIBUTE...] */
};

DEFINE_VECTOR (given_options, struct given_option)

struct mount_option {
  struct given_option written;
  struct mount_spec spec;
};

DEFINE_VECTOR (mount_options, struct mount_option)

/* -N: DRIVE is the index of the drive. */
struct new_option {
  struct given_option written;
  struct new_disk_spec disk;
  char *file;                   /* its image ... */
  bool made;                    /* ... which exists now */
  size_t drive;
};

DEFINE_VECTOR (new_options, struct new_option)

/* --each: a pattern of images, and their format. */
struct each_pattern {
  struct given_option written;       /* WHERE is the pattern, to the end */
  const char *format;           /* borrowed; NULL: detect it */
  int blocksize;                /* 0: the default */
};

DEFINE_VECTOR (each_patterns, struct each_pattern)

struct options {
  enum accel accel;
  unsigned launch_timeout;      /* seconds; 0: no limit */
  enum output_mode output;
  bool as_guestfish;            /* the program was called as guestfish */
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
  bool cold;                    /* do not start clones of a template */
  bool cmd_help;                /* -h: its arguments are in 'args' */
  bool list;                    /* --list */
  bool ephemeral;
  bool quick;
  bool inspect;                 /* -i */
  bool listen;
  bool csh;                     /* --csh */
  bool remote;
  bool network;
  bool list_prepared;           /* -N help */
  bool no_dest_paths;
  bool no_progress;             /* never show bars */
  bool progress;                /* show bars without a terminal too */
  bool pipe_error;
  bool selinux;                 /* has no effect */
  bool conf_ro;                 /* read_only in a configuration file */
  bool ro;                      /* for all images of the command line */
  bool rw;
  pid_t remote_pid;             /* argument of --remote */
  const char *libvirt_uri;      /* -c, or NULL */
  const char *save;             /* argument of --save, or NULL */
  struct config config;         /* --config */
  struct strings files;         /* -f, borrowed */
  struct drive_set drives;      /* -a, --disk and others */
  struct given_options drive_words;  /* each drive as written */
  struct key_selectors keys;    /* --key */
  struct each_patterns each;
  unsigned each_timeout;        /* seconds for an image; 0: no limit */
  unsigned jobs;                /* most images at the same time; 0: compute
                                 * it */
  struct given_option inspect_word;  /* -i as written */
  struct mount_options mounts;  /* -m */
  struct new_options news;      /* -N */
  char **args;                  /* remaining arguments, borrowed */
  size_t nargs;
};

struct option_parser;
struct option_def;

/* Take an option with its argument.  Print a diagnostic and return -1 if it is
 * invalid.
 */
typedef int option_taker (struct option_parser *parser,
                          const struct option_def *def, const char *argument);

/* Treatment of an option by a client of --remote. */
enum remote_use {
  REMOTE_TAKES,                 /* accepted, or refused by other rules */
  REMOTE_REFUSES,               /* refused: it only affects the server */
  REMOTE_REFUSES_PLAIN,         /* refused, but ignored when called as
                                 * guestfish */
};

/* The list of all options, from which --help, the manual and completion files
 * are made.
 */
struct option_def {
  int id;                       /* the short option if it is below 256 */
  const char *name;             /* the long option */
  int has_arg;                  /* as in getopt_long(3) */
  const char *arg;              /* word for the argument, or NULL */
  const char *help;             /* text of --help, in lines */
  size_t flag;                  /* offset of a bool in struct options, or 0
                                 * ... */
  option_taker *taker;          /* ... and a function that takes the argument */
  enum remote_use remote;
};
extern const struct option_def option_table[];
extern const size_t option_count;

/* Parse the command line, and read the file of --config.  No image is opened.
 * Print a diagnostic and return -1 on failure.
 */
int options_parse (struct options *options, int argc, char **argv)
  __attribute__ ((warn_unused_result));

/* Print a diagnostic at an option or an entry of a file. */
void options_print_written (const struct options *options,
                            const struct given_option *written,
                            struct diag *diag);

/* Print a diagnostic at the option that added the drive at INDEX. */
void options_print_drive_diag (const struct options *options, size_t index,
                               struct diag *diag);

void options_free (struct options *options);

/* Print the text of --help. */
void options_print_help (void);

#endif

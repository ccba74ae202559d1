/* diskfish: the command table, generated from commands/desc.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef COMMANDS_COMMAND_H
#define COMMANDS_COMMAND_H

#include "arg-types.h"
#include "diag.h"
#include "enum-table.h"
#include "value.h"

struct session;
struct args;

#define ARG_TYPE_ENUMERATOR(id, ...) ARG_##id,
enum arg_type { ARG_TYPES (ARG_TYPE_ENUMERATOR) };

enum phase {
  PHASE_ANY,
  PHASE_BEFORE_LAUNCH,  /* determines how the appliance starts */
  PHASE_AFTER_LAUNCH,   /* sends requests to the appliance */
};

enum command_flags {
  COMMAND_PROGRESS = 1,         /* reports progress */
  COMMAND_CANCELLABLE = 2,
  COMMAND_HIDDEN = 4,           /* not shown in lists */
  COMMAND_MODIFIER = 8,         /* its words are another command */
  COMMAND_DEPRECATED = 16,
  COMMAND_TEST = 32,            /* a test, which --tap counts */
  COMMAND_KEYWORD = 64,         /* a keyword, not a command */
  COMMAND_CLIENT_SIDE = 128,    /* runs in the client, not in the server */
  COMMAND_BYTES = 256,          /* its progress is measured in bytes */
  COMMAND_REQUIRES_UNMOUNTED = 512,     /* its devices must not be mounted */
  COMMAND_READ_ONLY = 1024,     /* its call does not write */
  COMMAND_BULK_TRANSFER = 4096, /* copies one file, see bulk-transfer.h */
  COMMAND_HELP = 2048,          /* its words are commands, topics, --list */
  COMMAND_WRITES_FILE = 8192,   /* writes to the guest file that it names */
  COMMAND_REMOVES_FILE = 16384, /* removes it, unless it is a directory */
  COMMAND_SILENT = 32768,       /* does not say why it cannot read a file */
  COMMAND_PRINTS_ONLY = 65536,  /* has no effect except its result */
  COMMAND_TREE_TRANSFER = 131072,       /* see tree-transfer.h */
};

/* Effects of a command beyond its result.  Code that follows a script without
 * running it, and the server, check these bits instead of comparing names.
 */
enum command_effects {
  EFFECT_LAUNCHES = 1,          /* starts the appliance */
  EFFECT_STOPS = 2,             /* stops the appliance */
  EFFECT_ATTACHES = 4,          /* attaches the drive of drive_of_args */
  EFFECT_DETACHES = 8,          /* detaches the drive of its first argument */
  EFFECT_DETACHES_ALL = 16,
  EFFECT_CHANGES_DRIVES = 32,   /* attaches or detaches, drives not known */
  EFFECT_QUITS = 64,            /* ends the script and the shell */
  EFFECT_RUNS_SCRIPT = 128,     /* runs the file of its first argument */
  EFFECT_RUNS_HOST_COMMANDS = 256,
  EFFECT_CHANGES_DIRECTORY = 512,       /* to the directory of its first
                                         * argument */
  EFFECT_CHANGES_SETTINGS = 1024,       /* settings of the shell */
  EFFECT_EXPECTS_FAILURE = 2048,        /* expects that its words fail */
  EFFECT_EXPECTS_ERROR = 4096,          /* accepts usage and phase errors as
                                         * well */
};

struct arg_def {
  const char *name;
  enum arg_type type;
  bool optional;
  const struct enum_table *choices;        /* or NULL */
  const char *meaning;                  /* or NULL */
};

/* Run a command with bound arguments.  Return 0 with RESULT filled in, or -1
 * with a diag.  It must not print.  The caller frees RESULT with value_reset.
 */
typedef int command_function (struct session *session,
                              const struct args *args, struct value *result,
                              struct diag *diag)
  __attribute__ ((warn_unused_result));

/* A topic of the manual, from one description file. */
struct topic {
  const char *name;
  const char *title;
};

struct command {
  const char *name;             /* two words in a family: "disk attach" */
  const char *const *aliases;   /* NULL-terminated, like the lists below */
  const char *summary;
  const struct topic *topic;
  enum phase phase;
  unsigned flags;               /* enum command_flags */
  unsigned effects;             /* enum command_effects */
  const char *since;            /* "libguestfs 1.0.78", "diskfish 0.1.0" */
  const char *feature;          /* the appliance must have it; or NULL */
  const char *replaced_by;      /* if deprecated; or NULL */
  const struct arg_def *args;
  size_t nargs;
  const struct arg_def *opts;   /* as NAME:VALUE */
  size_t nopts;
  const struct attrs *attrs;    /* as NAME=VALUE, or NULL */
  const char *returns;          /* the type, as the description spells it */
  const char *const *see_also;
  const char *const *examples;
  const char *description;           /* paragraphs, or NULL */
  command_function *run;        /* NULL: a keyword, or the installed library
                                 * lacks it */
};

/* All commands, in the order of the description files. */
extern const struct command *const command_table;
extern const size_t command_count;

/* Structs that calls of the installed library return, NULL-terminated. */
extern const struct struct_def *const library_structs[];

/* A name or an alias of a command. */
struct command_name {
  const char *name;
  const struct command *command;
};

/* Sorted by name, without regard to case. */
extern const struct command_name *const command_names;
extern const size_t command_name_count;

/* Find a command by name or alias.  Case does not matter, and _ equals -.
 * Return NULL if there is none.
 */
const struct command *command_find (const char *name);

/* True if NAME is the first word of commands of two words. */
bool command_is_family (const char *name);

/* Return a hint if WORD is syntax of another shell, such as '&&', or the prompt
 * of a pasted line; NULL otherwise.
 */
const char *command_foreign_syntax (const char *word);

/* Set a diag that NAME is unknown, with a hint at similar names.  Return -1. */
int command_unknown (const char *name, struct diag *diag);

/* Return the type of the result as users read it: "any" for custom results. */
const char *command_result_type (const struct command *command);

/* Return the syntax, such as "part-disk device parttype [label:string]".  The
 * caller frees it.
 */
char *command_synopsis (const struct command *command)
  __attribute__ ((warn_unused_result));

/* Return the syntax like command_synopsis, but replace more than three options
 * or attributes by "[option:value...]" or "[name=value...]".  The caller frees
 * it.
 */
char *command_usage (const struct command *command)
  __attribute__ ((warn_unused_result));

/* Return the type or the possible values, such as "device", "true|false" or
 * "writeback|unsafe".  The caller frees it.
 */
char *command_type_word (const struct arg_def *def)
  __attribute__ ((warn_unused_result));

/* Return the character between the elements of a value, or NUL if a value of
 * TYPE is not a list.
 */
char arg_type_separator (enum arg_type type);

/* Return the word for TYPE in the descriptions. */
const char *arg_type_name (enum arg_type type);

/* Return the word for the value after NAME=: "value", "string", "image" or
 * "size".  Return NULL for a flag.
 */
const char *command_attr_type (const struct attr *attr);

#endif

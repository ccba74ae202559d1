/* diskfish: options that describe drives.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "option-parser.h"

#include <string.h>
#include <unistd.h>

#include "cleanup.h"
#include "uri.h"

/* Add the drive to the options, which own it. */
static int
option_drives_add (struct option_parser *p, struct drive *drive,
                   const struct option_def *def,
                   const char *argument)
{
  if (drive->kind == DRIVE_IMAGE && drive->format == NULL && p->format != NULL)
    drive->format = xstrdup (p->format);
  if (drive->kind == DRIVE_IMAGE && drive->blocksize == 0)
    drive->blocksize = p->blocksize;
  p->unused = NULL;
  drive_set_add (&p->options->drives, drive);
  given_options_append (&p->options->drive_words, option_written (def,
                                                                  argument));
  return 0;
}

int
take_add (struct option_parser *p, const struct option_def *def,
          const char *argument)
{
  CLEANUP_DIAG struct diag diag = { 0 };
  struct span where;
  struct drive *drive = uri_parse_image (argument, &where, &diag);

  return drive ? option_drives_add (p, drive, def, argument)
    : option_refuse (p, def, argument, where, &diag);
}

/* Let the library choose the disks of the domain, as guestfish does. */
static struct drive *
domain_new (const char *name)
{
  struct drive *drive = drive_new (DRIVE_DOMAIN, name);

  drive->allowuuid = true;
  drive->readonlydisk = xstrdup ("read");
  return drive;
}

int
take_domain (struct option_parser *p, const struct option_def *def,
             const char *argument)
{
  return option_drives_add (p, domain_new (argument), def, argument);
}

int
option_take_old_image (struct option_parser *p, const char *argument)
{
  bool is_file = access (argument, F_OK) == 0;
  struct drive *drive = is_file ? drive_new (DRIVE_IMAGE, argument)
    : domain_new (argument);

  return option_drives_add (p, drive, &(struct option_def) { .id = 'i' },
                            argument);
}

int
take_disk (struct option_parser *p, const struct option_def *def,
           const char *argument)
{
  CLEANUP_DIAG struct diag diag = { 0 };
  struct span where;
  struct drive *drive = drive_parse_option (argument, &where, &diag);

  if (drive == NULL)
    return option_refuse (p, def, argument, where, &diag);
  option_drives_add (p, drive, def, argument);
  p->options->drive_words.ptr[p->options->drive_words.len-1].has_words = true;
  return 0;
}

/* Print notes on the file of --config: settings in effect, and entries that are
 * ignored.
 */
static void
note_config (struct options *o, const char *file)
{
  const struct config *config = &o->config;
  const struct source *source = config->source;
  CLEANUP_DIAG struct diag note = { 0 };

  for (size_t i = 0; i < config->count; ++i)
    given_options_append (&o->drive_words, (struct given_option) {
      .text = xstrndup (source->text, source->len), .file = file,
    });
  for (size_t i = 0; i < config_entries (config); ++i)
    if (config_remark (config, i, &note)) {
      report (o->output, &note);
      diag_reset (&note);
    }
}

int
take_config (struct option_parser *p, const struct option_def *def,
             const char *file)
{
  CLEANUP_DIAG struct diag diag = { 0 };
  struct options *o = p->options;

  config_free (&o->config);
  if (config_load (&o->config, file, &o->drives, &diag) == -1)
    return option_bad_value (o, def, file, &diag);
  note_config (o, file);
  return 0;
}

int
take_new (struct option_parser *p, const struct option_def *def,
          const char *argument)
{
  CLEANUP_DIAG struct diag diag = { 0 };
  struct options *o = p->options;
  struct new_option new = { .drive = o->drives.list.len };
  struct drive *drive;
  struct span where;

  if (strcmp (argument, "help") == 0) {
    o->list_prepared = true;
    return 0;
  }
  if (new_disk_spec_parse (argument, &new.disk, &where, &diag) == -1)
    return option_refuse (p, def, argument, where, &diag);
  new.written = option_written (def, argument);
  new.file = new.disk.file ? xstrdup (new.disk.file)
    : xasprintf ("test%zu.img", o->news.len + 1);
  drive = drive_new (DRIVE_IMAGE, new.file);
  drive->format = xstrdup ("raw");
  drive->keep = true;
  drive_set_add (&o->drives, drive);
  given_options_append (&o->drive_words, option_written (def, argument));
  new_options_append (&o->news, new);
  return 0;
}

int
take_key (struct option_parser *p, const struct option_def *def,
          const char *argument)
{
  CLEANUP_DIAG struct diag diag = { 0 };
  struct key_selector key;
  struct span where;

  if (key_selector_parse (argument, &key, &where, &diag) == -1)
    return option_refuse (p, def, argument, where, &diag);
  if (key.kind == KEY_CLEVIS)
    p->options->network = true;
  key_selectors_append (&p->options->keys, key);
  return 0;
}

int
take_inspector (struct option_parser *p, const struct option_def *def,
                const char *argument)
{
  char *text = option_spelling (def);

  (void) argument;
  free (p->options->inspect_word.text);
  p->options->inspect_word = (struct given_option) {
    .text = text, .where = { 0, strlen (text) },
  };
  p->options->inspect = true;
  return 0;
}

int
take_mount (struct option_parser *p, const struct option_def *def,
            const char *argument)
{
  CLEANUP_DIAG struct diag diag = { 0 };
  struct mount_option mount = { 0 };
  struct span where;

  if (mount_spec_parse (argument, &mount.spec, &where, &diag) == -1)
    return option_refuse (p, def, argument, where, &diag);
  mount.written = option_written (def, argument);
  mount_options_append (&p->options->mounts, mount);
  return 0;
}

int
take_each (struct option_parser *p, const struct option_def *def,
           const char *argument)
{
  p->unused = NULL;
  each_patterns_append (&p->options->each, (struct each_pattern) {
    .written = option_written (def, argument),
    .format = p->format, .blocksize = p->blocksize,
  });
  return 0;
}

int
take_format (struct option_parser *p, const struct option_def *def,
             const char *argument)
{
  p->format = argument;
  p->unused = def->name;
  return 0;
}

int
take_blocksize (struct option_parser *p, const struct option_def *def,
                const char *argument)
{
  CLEANUP_DIAG struct diag diag = { 0 };

  p->unused = def->name;
  p->blocksize = 0;
  if (argument == NULL)
    return 0;
  if (strcmp (argument, "512") == 0 || strcmp (argument, "4096") == 0) {
    p->blocksize = strcmp (argument, "512") == 0 ? 512 : 4096;
    return 0;
  }
  diag_set (&diag, DIAG_USAGE, "'%s' is not a sector size", argument);
  diag_hint (&diag, "use 512 or 4096");
  return option_bad_value (p->options, def, argument, &diag);
}

/* diskfish: the options that are about drives.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "option-parser.h"

#include <string.h>

#include "cleanup.h"
#include "uri.h"

/* The options take the drive. */
static int
add (struct parser *p, struct drive *drive, const struct option_def *def,
     const char *argument)
{
  CLEANUP_FREE char *option = option_spelling (def);
  char *text = xasprintf ("%s %s", option, argument);

  if (drive->format == NULL && p->format != NULL)
    drive->format = xstrdup (p->format);
  if (drive->blocksize == 0)
    drive->blocksize = p->blocksize;
  p->unused = NULL;
  drive_set_add (&p->options->drives, drive);
  writtens_append (&p->options->drive_words, (struct written) {
    text, { strlen (option) + 1, strlen (text) }
  });
  return 0;
}

/* Print what is wrong at WHERE in the argument. */
static int
refuse (const struct parser *p, const struct option_def *def,
        const char *argument, struct span where, struct diag *diag)
{
  CLEANUP_FREE char *option = option_spelling (def);
  CLEANUP_FREE char *text = xasprintf ("%s %s", option, argument);
  size_t before = strlen (option) + 1;

  option_print_at (p->options, text,
                   (struct span) { before + where.start, before + where.end },
                   diag);
  return -1;
}

int
take_add (struct parser *p, const struct option_def *def,
          const char *argument)
{
  CLEANUP_DIAG struct diag diag = { 0 };
  struct span where;
  struct drive *drive = uri_parse_image (argument, &where, &diag);

  return drive ? add (p, drive, def, argument)
    : refuse (p, def, argument, where, &diag);
}

int
take_disk (struct parser *p, const struct option_def *def,
           const char *argument)
{
  CLEANUP_DIAG struct diag diag = { 0 };
  struct span where;
  struct drive *drive = drive_parse_option (argument, &where, &diag);

  return drive ? add (p, drive, def, argument)
    : refuse (p, def, argument, where, &diag);
}

/* Drives that come from a file are written there, so to say, as FILE IMAGE. */
int
take_config (struct parser *p, const struct option_def *def, const char *file)
{
  CLEANUP_DIAG struct diag diag = { 0 };
  struct options *o = p->options;
  size_t first = o->drives.list.len;

  config_free (&o->config);
  if (config_load (&o->config, file, &o->drives, &diag) == -1) {
    report (o->output, &diag);
    return -1;
  }
  for (size_t i = first; i < o->drives.list.len; ++i) {
    const char *image = o->drives.list.ptr[i]->image;
    char *text = xasprintf ("--%s %s", def->name, image);

    writtens_append (&o->drive_words, (struct written) {
      text, { strlen (text) - strlen (image), strlen (text) }
    });
  }
  return 0;
}

int
take_format (struct parser *p, const struct option_def *def,
             const char *argument)
{
  p->format = argument;
  p->unused = def->name;
  return 0;
}

int
take_blocksize (struct parser *p, const struct option_def *def,
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
  diag_set (&diag, DIAG_USAGE, "a disk cannot have sectors of '%s' bytes",
            argument);
  diag_hint (&diag, "512 or 4096");
  return option_bad_value (p->options, def, argument, &diag);
}

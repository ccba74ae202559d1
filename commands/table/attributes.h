/* diskfish: the attributes of a command of the disk family.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef COMMANDS_ATTRIBUTES_H
#define COMMANDS_ATTRIBUTES_H

#include "arguments.h"
#include "drive.h"

/* Read args->words into args->attrs, and check that the command has what it
 * needs.  Words that refer to variables are left out: a run expands them first.
 * A wrong part has its place in the source.
 */
int attributes_bind (struct args *args, struct arena *arena,
                     struct diag *diag)
  __attribute__ ((warn_unused_result));

/* Set the drive's members. */
void attributes_set (const struct args *args, struct drive *drive);

/* Return the text of an attribute, "" for a flag, NULL if it was not given. */
const char *attribute_text (const struct args *args, const char *name);

/* Set the diag at the place of an attribute, if it was given. */
void attribute_place (const struct args *args, const char *name,
                      struct diag *diag);

/* Set the diag at the attribute that it is about, otherwise at the first
 * argument.
 */
void attributes_place (const struct args *args, struct diag *diag);

#endif

/* diskfish: the attributes of a command of the disk family.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef COMMANDS_ATTRIBUTES_H
#define COMMANDS_ATTRIBUTES_H

#include "arguments.h"
#include "drive.h"

/* Read args->words into args->attrs, and check that required attributes are
 * present.  Skip words that contain references: they are expanded before a run.
 * Return -1 with a diag that has the place of the wrong part.
 */
int attributes_bind (struct args *args, struct arena *arena,
                     struct diag *diag)
  __attribute__ ((warn_unused_result));

/* Store the attributes in DRIVE. */
void attributes_set (const struct args *args, struct drive *drive);

/* Return the text of an attribute, borrowed from ARGS: "" for a flag, NULL if
 * it is missing.
 */
const char *attribute_text (const struct args *args, const char *name);

/* Set the place of DIAG to the attribute NAME, if it was given. */
void attribute_place (const struct args *args, const char *name,
                      struct diag *diag);

/* Set the place of DIAG to the attribute that it is about, otherwise to the
 * first argument.
 */
void attributes_place (const struct args *args, struct diag *diag);

#endif

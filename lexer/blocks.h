/* diskfish: which end belongs to which opening.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef LEXER_BLOCKS_H
#define LEXER_BLOCKS_H

#include "script.h"

/* Set 'otherwise' and 'end' of the statements of a script that was parsed.
 * An else or end without its opening becomes bad; so does an opening without
 * its end, and 'wanted' asks for it.
 */
void blocks_resolve (struct script *script);

#endif

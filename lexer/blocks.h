/* diskfish: match the 'end' of each block with its 'if' or 'foreach'.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef LEXER_BLOCKS_H
#define LEXER_BLOCKS_H

#include "statement.h"

/* Set 'otherwise' and 'end' of all statements of a parsed script.  An 'else' or
 * 'end' without its opening becomes a bad statement.  So does an opening
 * without its 'end', and 'wanted' becomes WANTED_END.
 */
void blocks_resolve (struct script *script);

#endif

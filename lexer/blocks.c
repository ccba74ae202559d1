/* diskfish: match the 'end' of each block with its 'if' or 'foreach'.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "blocks.h"

#include <string.h>

#include "vector.h"

/* Running a block takes stack space.  The error message names this limit. */
enum { DEEPEST = 64 };

DEFINE_VECTOR (indices, size_t)

struct resolver {
  struct script *script;
  struct indices open;          /* statements that open a block, outer first */
};

/* Make the statement bad, with its first word as the place. */
static void
blocks_refuse (struct resolver *r, struct statement *statement, const char *why,
               const char *hint)
{
  struct span span = statement->span;
  const char *text = r->script->source->text + span.start;

  if (statement->kind == STATEMENT_BAD)
    return;
  statement->kind = STATEMENT_BAD;
  span.end = span.start + strcspn (text, " \t\r\n\\");
  diag_at (&statement->diag, DIAG_USAGE, r->script->source, span, "%s", why);
  if (hint != NULL)
    diag_hint (&statement->diag, "%s", hint);
}

static struct statement *
at (struct resolver *r, size_t index)
{
  return &r->script->statements.ptr[index];
}

static void
open_block (struct resolver *r, size_t index)
{
  if (r->open.len >= DEEPEST)
    blocks_refuse (r, at (r, index), "cannot nest more than 64 blocks", NULL);
  indices_append (&r->open, index);
}

/* Return the opening of the innermost open block, or NULL. */
static struct statement *
innermost (struct resolver *r)
{
  return r->open.len > 0 ? at (r, r->open.ptr[r->open.len-1]) : NULL;
}

static void
take_else (struct resolver *r, size_t index)
{
  struct statement *opening = innermost (r);

  if (opening == NULL || opening->keyword != KEYWORD_IF)
    blocks_refuse (r, at (r, index), "'else' without an 'if'", NULL);
  else if (opening->otherwise != 0)
    blocks_refuse (r, at (r, index), "this 'if' already has an 'else'", NULL);
  else
    opening->otherwise = index;
}

static void
close_block (struct resolver *r, size_t index)
{
  struct statement *opening = innermost (r);

  if (opening == NULL) {
    blocks_refuse (r, at (r, index), "'end' without an 'if' or 'foreach'",
                   NULL);
    return;
  }
  r->open.len--;
  opening->end = index;
  if (opening->otherwise != 0)
    at (r, opening->otherwise)->end = index;
  else if (opening->keyword == KEYWORD_IF)
    opening->otherwise = index;
}

/* Report blocks without an end.  After an open quote or here-document the rest
 * of the script is unknown, so only that is reported.
 */
static void
refuse_open (struct resolver *r)
{
  struct expected *wanted = &r->script->wanted;

  if (wanted->kind != WANTED_NOTHING)
    return;
  for (size_t i = 0; i < r->open.len; ++i) {
    struct statement *opening = at (r, r->open.ptr[i]);

    wanted->kind = WANTED_END;
    blocks_refuse (r, opening, opening->keyword == KEYWORD_IF
                   ? "'if' without an 'end'" : "'foreach' without an 'end'",
                   "end the block with a line that is just 'end'");
  }
}

void
blocks_resolve (struct script *script)
{
  struct resolver resolver = { .script = script };

  for (size_t i = 0; i < script->statements.len; ++i)
    switch (script->statements.ptr[i].keyword) {
    case KEYWORD_NONE: case KEYWORD_LET:
      break;
    case KEYWORD_IF: case KEYWORD_FOREACH:
      open_block (&resolver, i);
      break;
    case KEYWORD_ELSE:
      take_else (&resolver, i);
      break;
    case KEYWORD_END:
      close_block (&resolver, i);
      break;
    }
  refuse_open (&resolver);
  indices_reset (&resolver.open);
}

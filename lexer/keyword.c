/* diskfish: statements that begin with a keyword.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "keyword.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "reference.h"

static const struct {
  const char *word;
  enum statement_kind kind;
  const char *usage;
} keywords[] = {
  [KEYWORD_LET] = { "let", STATEMENT_LET, "let NAME = COMMAND" },
  [KEYWORD_FOREACH] = { "foreach", STATEMENT_FOREACH,
                        "foreach NAME in LIST" },
  [KEYWORD_IF] = { "if", STATEMENT_IF, "if [not] COMMAND" },
  [KEYWORD_ELSE] = { "else", STATEMENT_ELSE, "else" },
  [KEYWORD_END] = { "end", STATEMENT_END, "end" },
};
enum { KEYWORDS = sizeof keywords / sizeof *keywords };

enum keyword
keyword_of (const struct word *word)
{
  if (word->kind == WORD_BARE)
    for (size_t i = KEYWORD_LET; i < KEYWORDS; ++i)
      if (strcasecmp (word->text, keywords[i].word) == 0)
        return (enum keyword) i;
  return KEYWORD_NONE;
}

const char *
keyword_usage (const char *word)
{
  for (size_t i = KEYWORD_LET; i < KEYWORDS; ++i)
    if (strcasecmp (word, keywords[i].word) == 0)
      return keywords[i].usage;
  return NULL;
}

static int
keyword_hint (struct statement *statement)
{
  diag_hint (&statement->diag, "usage: %s",
             keywords[statement->keyword].usage);
  return -1;
}

/* Report WORD, which is not what the keyword requires in its place. */
static int
unexpected (struct statement *statement, const struct source *source,
            const struct word *word, const char *expected)
{
  if (word->kind == WORD_BARE)
    diag_at (&statement->diag, DIAG_USAGE, source, word->span,
             "expected %s, found '%s'", expected, word->text);
  else
    diag_at (&statement->diag, DIAG_USAGE, source, word->span,
             "expected %s, found a quoted word", expected);
  return keyword_hint (statement);
}

/* Point after the last word, where the missing one belongs. */
static int
missing (struct statement *statement, const struct source *source,
         const char *expected)
{
  struct span end = { statement->span.end, statement->span.end };

  diag_at (&statement->diag, DIAG_USAGE, source, end,
           "expected %s, found the end of the statement", expected);
  return keyword_hint (statement);
}

/* Read NAME SIGN; the words that follow, at least one, become those of the
 * statement.  EXPECTED_SIGN and EXPECTED_WORDS name them in messages.
 */
static int
take_name (struct statement *statement, const struct source *source,
           const char *sign, const char *expected_sign,
           const char *expected_words)
{
  const struct word *words = statement->words;

  if (statement->count < 2)
    return missing (statement, source, "a variable name");
  if (words[1].nrefs > 0 || !reference_is_name (words[1].text, words[1].len)) {
    diag_at (&statement->diag, DIAG_USAGE, source, words[1].span,
             "'%s' is not a variable name", words[1].text);
    diag_hint (&statement->diag, "use letters, digits, - and _; begin with "
               "a letter or _");
    return -1;
  }
  if (statement->count < 3)
    return missing (statement, source, expected_sign);
  if (words[2].kind != WORD_BARE || strcasecmp (words[2].text, sign) != 0)
    return unexpected (statement, source, &words[2], expected_sign);
  if (statement->count < 4)
    return missing (statement, source, expected_words);
  statement->name = words[1].text;
  statement->name_span = words[1].span;
  statement->words += 3;
  statement->count -= 3;
  return 0;
}

static int
take_condition (struct statement *statement, const struct source *source)
{
  statement->words++;
  statement->count--;
  while (statement->count > 0 && statement->words->kind == WORD_BARE &&
         strcasecmp (statement->words->text, "not") == 0) {
    statement->negate = !statement->negate;
    statement->words++;
    statement->count--;
  }
  if (statement->count == 0)
    return missing (statement, source, "a command");
  return 0;
}

static int
take_alone (struct statement *statement, const struct source *source)
{
  if (statement->count > 1)
    return unexpected (statement, source, &statement->words[1],
                       statement->keyword == KEYWORD_ELSE
                       ? "nothing after 'else'" : "nothing after 'end'");
  statement->words++;
  statement->count--;
  return 0;
}

static int
refuse_pipe (struct statement *statement, const struct source *source)
{
  if (statement->host == NULL)
    return 0;
  diag_at (&statement->diag, DIAG_USAGE, source, statement->host_span,
           "cannot pipe '%s': it is not a command",
           keywords[statement->keyword].word);
  return keyword_hint (statement);
}

int
keyword_take (const struct source *source, struct statement *statement)
{
  if (statement->keyword != KEYWORD_NONE)
    statement->kind = keywords[statement->keyword].kind;
  switch (statement->keyword) {
  case KEYWORD_NONE:
    return 0;
  case KEYWORD_LET:
    return take_name (statement, source, "=", "'='", "a command");
  case KEYWORD_FOREACH:
    if (refuse_pipe (statement, source) == -1)
      return -1;
    return take_name (statement, source, "in", "'in'", "a list");
  case KEYWORD_IF:
    return take_condition (statement, source);
  case KEYWORD_ELSE: case KEYWORD_END:
    if (refuse_pipe (statement, source) == -1)
      return -1;
    return take_alone (statement, source);
  }
  abort ();
}

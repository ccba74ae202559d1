/* diskfish: the text of the prompt.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "prompt.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "cleanup.h"
#include "strbuf.h"

/* RL_PROMPT_START_IGNORE and RL_PROMPT_END_IGNORE of readline(3). */
enum { START_IGNORE = '\001', END_IGNORE = '\002' };

static const char letters[][2] = {
  { '\\', '\\' }, { '[', START_IGNORE }, { ']', END_IGNORE },
  { 'a', '\a' }, { 'e', '\033' }, { 'n', '\n' }, { 'r', '\r' },
};

/* Return the character for the escape sequence after a backslash at TEXT.  Set
 * *LEN to its length, 0 if it is invalid.
 */
static char
sequence (const char *text, size_t *len)
{
  char *end;
  char number[4] = "";

  for (size_t i = 0; i < sizeof letters / sizeof *letters; ++i)
    if (*text == letters[i][0]) {
      *len = 1;
      return letters[i][1];
    }
  *len = 0;
  if (*text == 'x' && isxdigit ((unsigned char) text[1]) &&
      isxdigit ((unsigned char) text[2])) {
    *len = 3;
    memcpy (number, text + 1, 2);
    return (char) strtol (number, &end, 16);
  }
  if (strspn (text, "01234567") >= 3) {
    *len = 3;
    memcpy (number, text, 3);
    return (char) strtol (number, &end, 8);
  }
  return '\0';
}

char *
prompt_expand (const char *variable, const char *text, struct diag *diag)
{
  CLEANUP_STRBUF struct strbuf out = { 0 };
  size_t len;

  while (*text != '\0') {
    char c;

    if (*text != '\\') {
      strbuf_putc (&out, *text++);
      continue;
    }
    c = sequence (text + 1, &len);
    if (len == 0) {
      diag_set (diag, DIAG_FAILED, "unknown escape sequence '%.2s' in %s",
                text, variable);
      diag_hint (diag, "use \\\\ \\[ \\] \\a \\e \\n \\r \\ooo \\xhh");
      return NULL;
    }
    strbuf_putc (&out, c);
    text += 1 + len;
  }
  return strbuf_steal (&out);
}

char *
prompt_text (struct diag *diag)
{
  const char *set = getenv ("GUESTFISH_PS1");
  char *prompt = set ? prompt_expand ("GUESTFISH_PS1", set, diag) : NULL;

  return prompt ? prompt : xstrdup ("><fs> ");
}

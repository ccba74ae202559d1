/* diskfish: extract errors from the messages of tar.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "tar-message.h"

#include <ctype.h>
#include <stddef.h>
#include <string.h>

#include "cleanup.h"
#include "strbuf.h"
#include "xalloc.h"

static const char program[] = "tar: ";
static const char cannot[] = ": Cannot ";

/* False for lines without a file and a reason, and for warnings. */
static bool
is_error (const char *line)
{
  static const char *const others[] = {
    "Exiting with failure status", "Error is not recoverable",
    "Skipping to next header", "Removing leading `", "Substituting `",
    "implausibly old time stamp", " s in the future",
  };

  for (size_t i = 0; i < sizeof others / sizeof *others; ++i)
    if (strstr (line, others[i]) != NULL)
      return false;
  return true;
}

/* Return the last match, because the file name may contain the same text. */
static const char *
find_cannot (const char *line)
{
  const char *found = NULL;

  for (const char *at = line; (at = strstr (at, cannot)) != NULL; ++at)
    found = at;
  return found;
}

static bool
is_octal (const char *text)
{
  return strspn (text, "01234567") >= 3 && *text <= '3';
}

/* Return the name without the escapes of GNU tar: "\:" and, in the guest's C
 * locale, octal bytes such as "\303\244".  Control characters stay escaped.
 * The caller frees it.
 */
static char *
unescaped (const char *name, size_t len)
{
  struct strbuf out = { 0 };

  for (size_t i = 0; i < len; ++i)
    if (name[i] == '\\' && strchr (":\\", name[i+1]) != NULL)
      strbuf_putc (&out, name[++i]);
    else if (name[i] == '\\' && is_octal (name + i + 1) && name[i+1] >= '2') {
      strbuf_putc (&out, (char) ((name[i+1] - '0') << 6 |
                                 (name[i+2] - '0') << 3 | (name[i+3] - '0')));
      i += 3;
    }
    else
      strbuf_putc (&out, name[i]);
  return strbuf_steal (&out);
}

/* Return "'FILE': TEXT" for a name of LEN bytes.  The caller frees it. */
static char *
of_file (const char *name, size_t len, const char *text)
{
  CLEANUP_FREE char *file = unescaped (name, len);

  return xasprintf ("'%s': %c%s", file, tolower ((unsigned char) *text),
                    text + 1);
}

/* Return "cannot write 'FILE': REASON" for "write: REASON".  The caller frees
 * it.
 */
static char *
cannot_do (const char *name, size_t len, const char *verb, size_t verb_len)
{
  CLEANUP_FREE char *file = unescaped (name, len);

  return xasprintf ("cannot %.*s '%s'%s", (int) verb_len, verb, file,
                    verb + verb_len);
}

/* Rewrite one line of tar: "FILE: Cannot write: REASON", "FILE: Cannot create
 * symlink to 'X': REASON", "FILE: File removed before we read it", "Unexpected
 * EOF in archive".
 */
static char *
reworded (const char *line)
{
  const char *end = find_cannot (line), *verb;
  size_t len;

  if (end == NULL) {
    end = strstr (line, ": ");
    return end != NULL ? of_file (line, (size_t) (end - line), end + 2)
      : xstrdup (line);
  }
  verb = end + sizeof cannot - 1;
  len = strcspn (verb, " :");
  if (verb[len] != ':')
    return of_file (line, (size_t) (end - line), end + 2);
  return cannot_do (line, (size_t) (end - line), verb, len);
}

/* Return the first line that is from tar itself, after the library's prefix. */
static const char *
first_line (const char *message)
{
  const char *at = strstr (message, " failed");

  if (strncmp (message, program, sizeof program - 1) == 0)
    return message;
  at = at != NULL ? strstr (at, ": tar: ") : NULL;
  return at != NULL ? at + 2 : NULL;
}

char *
tar_message (const char *message)
{
  const char *at = first_line (message);
  struct strbuf out = { 0 };
  unsigned more = 0;

  for (size_t len; at != NULL && *at != '\0'; at += len + (at[len] != '\0')) {
    CLEANUP_FREE char *line = xstrndup (at, len = strcspn (at, "\n"));
    CLEANUP_FREE char *text = NULL;

    if (strncmp (line, program, sizeof program - 1) != 0 || !is_error (line))
      continue;
    if (out.len > 0)
      more++;
    else {
      text = reworded (line + sizeof program - 1);
      strbuf_puts (&out, text);
    }
  }
  if (more > 0)
    strbuf_printf (&out, " (and %u more error%s)", more, more > 1 ? "s" : "");
  return out.len > 0 ? strbuf_steal (&out) : NULL;
}

bool
tar_message_of_host (const char *message)
{
  return strncmp (message, "tar subprocess ", 15) == 0;
}

bool
tar_message_of_end (const char *message)
{
  const char *line = first_line (message);

  return line != NULL && (strstr (line, "Unexpected EOF") != NULL ||
                          strstr (line, "not look like a tar") != NULL);
}

/* diskfish: parse the lines of /etc/fstab.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "fstab.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "xalloc.h"

enum { DEVICE, POINT, TYPE, OPTIONS, FREQUENCY, PASS, FIELDS };

/* Decode octal escapes: fstab(5) writes a space in a name as \040. */
static char *
unescape (const char *word, size_t len)
{
  char *text = xstrndup (word, len), *to = text;

  for (const char *from = text; *from != '\0'; ++from) {
    if (from[0] == '\\' && strspn (from + 1, "01234567") >= 3) {
      char digits[4] = { from[1], from[2], from[3], '\0' };

      *to++ = (char) strtol (digits, NULL, 8);
      from += 3;
    }
    else
      *to++ = *from;
  }
  *to = '\0';
  return text;
}

/* Remove the quotes of UUID="...". */
static void
unquote (char *device)
{
  char *value = strchr (device, '=');
  size_t len;

  if (value == NULL || (value[1] != '"' && value[1] != '\''))
    return;
  len = strlen (value);
  if (len > 2 && value[len-1] == value[1]) {
    value[len-1] = '\0';
    memmove (value + 1, value + 2, len - 2);
  }
}

/* Split the LEN bytes of LINE at white space, up to a comment.  Return the
 * number of words, of which the first FIELDS are in WORDS.
 */
static size_t
split (const char *line, size_t len, char *words[FIELDS])
{
  const char *end = line + len;
  size_t count = 0;

  for (;;) {
    const char *start;

    while (line < end && (*line == ' ' || *line == '\t'))
      line++;
    if (line == end || *line == '#')
      return count;
    start = line;
    while (line < end && *line != ' ' && *line != '\t')
      line++;
    if (count < FIELDS)
      words[count] = unescape (start, (size_t) (line - start));
    count++;
  }
}

static bool
starts (const char *text, const char *prefix)
{
  return strncmp (text, prefix, strlen (prefix)) == 0;
}

static bool
starts_with_one (const char *text, const char *const *prefixes)
{
  for (; *prefixes != NULL; prefixes++)
    if (starts (text, *prefixes))
      return true;
  return false;
}

static bool
is_block_device (const char *device)
{
  static const char *const kinds[] = {
    "UUID=", "LABEL=", "PARTUUID=", "PARTLABEL=", "/dev/", NULL,
  };
  static const char *const removable[] = {
    "/dev/fd", "/dev/cd", "/dev/sr", "/dev/scd", "/dev/dvd", "/dev/shm", NULL,
  };

  return starts_with_one (device, kinds) &&
    !starts_with_one (device, removable);
}

/* True for "none", "swap" and other words that are not mount points. */
static bool
is_nowhere (const char *point)
{
  static const char *const words[] = { "none", "swap", "ignore", "-", NULL };

  for (size_t i = 0; words[i] != NULL; ++i)
    if (strcmp (point, words[i]) == 0)
      return true;
  return false;
}

/* Replace "/boot/" by "/boot". */
static void
trim_slashes (char *point)
{
  size_t len = strlen (point);

  while (len > 1 && point[len-1] == '/')
    point[--len] = '\0';
}

static void
take_words (char *words[FIELDS], struct fstab_entry *entry,
            struct fstab *fstab)
{
  unquote (words[DEVICE]);
  if (!is_block_device (words[DEVICE]) || is_nowhere (words[POINT]) ||
      strcmp (words[TYPE], "swap") == 0)
    return;
  trim_slashes (words[POINT]);
  entry->device = words[DEVICE];
  entry->point = words[POINT];
  entry->options = words[OPTIONS] ? words[OPTIONS] : xstrdup ("");
  words[DEVICE] = words[POINT] = words[OPTIONS] = NULL;
  fstab_append (fstab, *entry);
}

static void
take_line (const char *line, size_t len, unsigned number,
           struct fstab *fstab)
{
  struct fstab_entry entry = { .line = number };
  char *words[FIELDS] = { NULL };
  size_t count = split (line, len, words);

  if (count > 0 &&
      (count < 3 || count > FIELDS ||
       (words[POINT][0] != '/' && !is_nowhere (words[POINT])))) {
    entry.fault = xasprintf ("expected 'DEVICE MOUNTPOINT TYPE OPTIONS', "
                             "found '%.*s'", (int) len, line);
    fstab_append (fstab, entry);
  }
  else if (count > 0)
    take_words (words, &entry, fstab);
  for (size_t i = 0; i < FIELDS; ++i)
    free (words[i]);
}

/* Report CRLF only for the first line that has it: editors change all lines. */
static void
take_carriage_return (unsigned number, struct fstab *fstab)
{
  static const char text[] = "the line ends with a carriage return (CRLF)";

  for (size_t i = 0; i < fstab->len; ++i)
    if (fstab->ptr[i].fault != NULL && strcmp (fstab->ptr[i].fault, text) == 0)
      return;
  fstab_append (fstab, (struct fstab_entry) {
    .line = number, .fault = xstrdup (text) });
}

void
fstab_parse (const char *text, struct fstab *fstab)
{
  for (unsigned number = 1; *text != '\0'; number++) {
    size_t whole = strcspn (text, "\n"), len = whole;

    if (len > 0 && text[len-1] == '\r') {
      len--;
      take_carriage_return (number, fstab);
    }
    take_line (text, len, number, fstab);
    text += whole + (text[whole] == '\n');
  }
}

void
fstab_free (struct fstab *fstab)
{
  for (size_t i = 0; i < fstab->len; ++i) {
    free (fstab->ptr[i].device);
    free (fstab->ptr[i].point);
    free (fstab->ptr[i].options);
    free (fstab->ptr[i].fault);
  }
  fstab_reset (fstab);
}

char *
fstab_option (const char *options, const char *name)
{
  size_t len = strlen (name);

  while (*options != '\0') {
    size_t end = strcspn (options, ",");

    if (end > len + 1 && options[len] == '=' &&
        strncmp (options, name, len) == 0)
      return xstrndup (options + len + 1, end - len - 1);
    options += end + (options[end] == ',');
  }
  return NULL;
}

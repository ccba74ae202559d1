/* diskfish: print sample results of each command as JSON, by its type.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * usage: print-samples NAMES
 *
 * Line N of standard output is a result of the command in line N of the file
 * NAMES, which it writes.  Commands with 'returns any' have no samples.
 */

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cleanup.h"
#include "command.h"
#include "printer.h"
#include "xalloc.h"

/* Each type has three samples: small, large, and with unusual bytes. */
enum sample { SMALL, LARGE, ODD, SAMPLES };

static const char *const texts[SAMPLES] = { "", "two\nlines\n", "\xff\x01" };

static char **
sample_words (enum sample sample)
{
  char **words = xcalloc (5, sizeof *words);
  size_t count = sample == SMALL ? 0 : 4;

  for (size_t i = 0; i < count; ++i)
    words[i] = xasprintf ("%zu%s", i, texts[sample]);
  return words;
}

#define PUT(type, at, small, large, odd)                                \
  do {                                                                  \
    const type put_[SAMPLES] = { (small), (large), (odd) };             \
    memcpy (base + (at), &put_[sample], sizeof (type));                 \
  } while (0)

static void
fill_field (const struct field_def *field, char *base, enum sample sample)
{
  size_t at = field->offset;

  switch (field->type) {
  case FIELD_CHAR:
    PUT (char, at, 'd', '\0', '\xff');
    return;
  case FIELD_STRING:
    memcpy (base + at, &texts[sample], sizeof texts[sample]);
    return;
  case FIELD_INT32: case FIELD_USE:
    PUT (int32_t, at, 0, INT32_MAX, -1);
    return;
  case FIELD_UINT32:
    PUT (uint32_t, at, 0, UINT32_MAX, 1);
    return;
  case FIELD_INT64: case FIELD_COUNT: case FIELD_SIZE:
    PUT (int64_t, at, 0, INT64_MAX, -1);
    return;
  case FIELD_UINT64: case FIELD_BYTES:
    PUT (uint64_t, at, 0, UINT64_MAX, 1);
    return;
  case FIELD_PERCENT:
    PUT (float, at, 0, 12.5F, -1);
    return;
  case FIELD_UUID:
    memset (base + at, sample == ODD ? 0xff : 'x', 32);
    return;
  case FIELD_BUFFER:
    memcpy (base + at, &texts[sample], sizeof texts[sample]);
    PUT (uint32_t, field->len_offset, 0, 4, 2);
    return;
  case FIELD_BOOL:
    PUT (bool, at, false, true, false);
    return;
  case FIELD_JSON: case FIELD_STRUCTS:
    break;                      /* not in the library */
  }
  abort ();
}

static const struct struct_def *
find_struct (const char *name)
{
  for (size_t i = 0; library_structs[i] != NULL; ++i)
    if (strcmp (library_structs[i]->name, name) == 0)
      return library_structs[i];
  abort ();
}

static void
sample_structs (struct value *value, enum value_kind kind, const char *name,
                enum sample sample)
{
  const struct struct_def *def = find_struct (name);
  char *structs = xcalloc (2, def->size);
  size_t count = kind == VALUE_STRUCT ? 1 : sample;

  for (size_t i = 0; i < count; ++i)
    for (size_t j = 0; j < def->count; ++j)
      fill_field (&def->fields[j], structs + i * def->size, sample);
  value_take_structs (value, kind, def, structs, count, structs, free);
}

static void
sample_number (struct value *value, enum sample sample)
{
  const int64_t numbers[SAMPLES] = { 0, INT64_MAX, INT64_MIN };

  value_set_int (value, numbers[sample], BASE_OCTAL);
}

static bool
begins (const char *text, const char *with)
{
  return strncmp (text, with, strlen (with)) == 0;
}

/* Build the result as the generated calls do. */
static void
make_sample (struct value *value, const char *returns, enum sample sample)
{
  if (begins (returns, "structs "))
    sample_structs (value, VALUE_STRUCTS, strchr (returns, ' ') + 1, sample);
  else if (begins (returns, "struct "))
    sample_structs (value, VALUE_STRUCT, strchr (returns, ' ') + 1, sample);
  else if (strcmp (returns, "bool") == 0)
    value_set_bool (value, sample == SMALL);
  else if (begins (returns, "int"))
    sample_number (value, sample);
  else if (strcmp (returns, "string") == 0)
    value_take_string (value, xstrdup (texts[sample]));
  else if (strcmp (returns, "const-string") == 0)
    value_set_const_string (value, texts[sample]);
  else if (strcmp (returns, "const-optstring") == 0)
    value_set_const_string (value, sample == ODD ? NULL : texts[sample]);
  else if (strcmp (returns, "bytes") == 0)
    value_take_bytes (value, xstrdup (texts[sample]), sample);
  else if (strcmp (returns, "list") == 0)
    value_take_list (value, sample_words (sample));
  else if (strcmp (returns, "table") == 0)
    value_take_table (value, sample_words (sample));
  else if (strcmp (returns, "nothing") != 0)
    abort ();
}

static void
print_samples (const struct command *command, FILE *names)
{
  for (enum sample sample = SMALL; sample < SAMPLES; ++sample) {
    CLEANUP_VALUE struct value value = { 0 };

    make_sample (&value, command->returns, sample);
    fprintf (names, "%s\n", command->name);
    print_as_json (stdout, &value);
  }
}

int
main (int argc, char **argv)
{
  FILE *names = argc == 2 ? fopen (argv[1], "w") : NULL;

  if (names == NULL)
    return 2;
  for (size_t i = 0; i < command_count; ++i)
    if (command_table[i].run != NULL &&
        strcmp (command_table[i].returns, "custom") != 0)
      print_samples (&command_table[i], names);
  return fclose (names) == 0 ? 0 : 1;
}

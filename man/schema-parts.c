/* diskfish: write parts of the JSON Schema of results.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <stdlib.h>
#include <string.h>

#include "command.h"
#include "parts.h"

/* Return the definition in the template for a type of fields. */
static const char *
field_schema (enum field_type type)
{
  switch (type) {
  case FIELD_CHAR: case FIELD_STRING: case FIELD_UUID: case FIELD_BUFFER:
    return "text";
  case FIELD_INT32: case FIELD_UINT32: case FIELD_INT64: case FIELD_UINT64:
  case FIELD_BYTES:
    return "integer";
  case FIELD_PERCENT:
    return "percent";
  case FIELD_BOOL:
    return "bool";
  case FIELD_COUNT: case FIELD_SIZE: case FIELD_USE:
    return "count";
  case FIELD_JSON: case FIELD_STRUCTS:
    return "result";
  }
  abort ();
}

static void
print_schema_struct (FILE *out, const struct struct_def *def)
{
  fprintf (out, "    \"%s\": {\n      \"type\": \"object\",\n"
           "      \"properties\": {\n", def->name);
  for (size_t i = 0; i < def->count; ++i)
    fprintf (out, "        \"%s\": { \"$ref\": \"#/$defs/%s\" }%s\n",
             def->fields[i].name, field_schema (def->fields[i].type),
             i + 1 < def->count ? "," : "");
  fputs ("      },\n      \"required\": [", out);
  for (size_t i = 0; i < def->count; ++i)
    fprintf (out, "%s\"%s\"", i ? ", " : "", def->fields[i].name);
  fputs ("],\n      \"additionalProperties\": false\n    },\n", out);
}

void
part_schema_structs (FILE *out)
{
  for (size_t i = 0; library_structs[i] != NULL; ++i)
    print_schema_struct (out, library_structs[i]);
}

static void
print_reference (FILE *out, const char *returns)
{
  if (strncmp (returns, "structs ", 8) == 0)
    fprintf (out, "{ \"type\": \"array\", "
             "\"items\": { \"$ref\": \"#/$defs/%s\" } }", returns + 8);
  else if (strncmp (returns, "struct ", 7) == 0)
    fprintf (out, "{ \"$ref\": \"#/$defs/%s\" }", returns + 7);
  else
    fprintf (out, "{ \"$ref\": \"#/$defs/%.*s\" }",
             (int) strcspn (returns, " "), returns);
}

/* Write the commands that the installed library has.  The template itself
 * describes results of commands that return any.
 */
void
part_schema_commands (FILE *out)
{
  for (size_t i = 0; i < command_count; ++i) {
    const struct command *command = &command_table[i];

    if (command->run == NULL || strcmp (command->returns, "custom") == 0)
      continue;
    fprintf (out, "        \"%s\": ", command->name);
    print_reference (out, command->returns);
    fputs (",\n", out);
  }
}

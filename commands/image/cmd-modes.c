/* diskfish: the command 'disk modes'.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "handlers.h"
#include "session.h"
#include "xalloc.h"

struct mode_row {
  const char *option;
  const char *value;
  const char *meaning;
  const char *effective;        /* QEMU's name; libvirt and Proxmox use it
                                 * too */
  const char *losses[MODE_BREAKS];
  const char *elsewhere[MODE_PROGRAMS];
};

/* Tables show the overview with few columns, and a single mode with all. */
#define FIELDS(for_whom)                                                \
  FIELD (option, option, FOR_ALL),                                      \
  FIELD (value, value, FOR_ALL),                                        \
  FIELD (meaning, meaning, FOR_ALL),                                    \
  FIELD (effective, effective, FOR_ALL),                                \
  FIELD (on_guest_crash, losses[BREAK_GUEST], for_whom),                \
  FIELD (on_qemu_crash, losses[BREAK_QEMU], for_whom),                  \
  FIELD (on_host_crash, losses[BREAK_HOST], FOR_ALL),                   \
  FIELD (on_host_disk_full, losses[BREAK_FULL], for_whom),              \
  FIELD (apple, elsewhere[PROGRAM_APPLE], for_whom),                    \
  FIELD (macosvm, elsewhere[PROGRAM_MACOSVM], for_whom),                \
  FIELD (tart, elsewhere[PROGRAM_TART], for_whom),                      \
  FIELD (vfkit, elsewhere[PROGRAM_VFKIT], for_whom),

#define FIELD(key, member, who)                                         \
  STRUCT_FIELD_AS (#key, struct mode_row, member, FIELD_STRING, who)

static const struct field_def overview_fields[] = { FIELDS (FOR_MACHINES) };
static const struct field_def all_fields[] = { FIELDS (FOR_ALL) };

static const struct struct_def overview_def = {
  .name = "mode",
  .fields = overview_fields,
  .count = sizeof overview_fields / sizeof *overview_fields,
  .size = sizeof (struct mode_row),
  .tabular = true,
};

static const struct struct_def one_def = {
  .name = "mode",
  .fields = all_fields,
  .count = sizeof all_fields / sizeof *all_fields,
  .size = sizeof (struct mode_row),
};

/* Return a copy of TEXT, or NULL if it is NULL: some programs lack the mode. */
static const char *
text_or_null (const char *text)
{
  return *text != '\0' ? text : NULL;
}

static struct mode_row
row_of_mode (const struct enum_entry *choice, struct mode mode)
{
  struct mode_row row = {
    .option = mode.sync != SYNC_UNSET ? "sync" : "cache",
    .value = choice->word,
    .meaning = choice->meaning,
    .effective = cache_bits_name (mode_bits (mode)),
  };

  for (unsigned i = 0; i < MODE_BREAKS; ++i)
    row.losses[i] = mode_loss (mode, i);
  for (unsigned i = 0; i < MODE_PROGRAMS; ++i)
    row.elsewhere[i] = text_or_null (mode.sync != SYNC_UNSET
                                     ? sync_elsewhere (mode.sync, i)
                                     : cache_elsewhere (mode.cache, i));
  return row;
}

/* Fill in one row per mode. */
static void
modes_fill (struct mode_row *rows)
{
  for (size_t i = 0; i < sync_choices.count; ++i)
    *rows++ = row_of_mode (&sync_choices.list[i],
                           (struct mode) { .sync = i + 1 });
  for (size_t i = 0; i < cache_choices.count; ++i)
    *rows++ = row_of_mode (&cache_choices.list[i],
                           (struct mode) { .cache = i + 1 });
}

int
cmd_disk_modes (struct session *session, const struct args *args,
                struct value *result, struct diag *diag)
{
  size_t count = mode_choices.count;
  struct mode_row *rows = xcalloc (count, sizeof *rows);
  const struct arg *mode = &args->args[0];

  (void) session;
  (void) diag;
  modes_fill (rows);
  if (mode->given)
    value_take_structs (result, VALUE_STRUCT, &one_def,
                        &rows[enum_find (&mode_choices, mode->text)], 1,
                        rows, free);
  else
    value_take_structs (result, VALUE_STRUCTS, &overview_def, rows, count,
                        rows, free);
  return 0;
}

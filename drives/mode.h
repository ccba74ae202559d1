/* diskfish: the table of disk modes.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef DRIVES_MODE_H
#define DRIVES_MODE_H

#include <stdbool.h>

#include "enum-table.h"

/* The effect of a flush by the guest.  Except for SYNC_UNSET, a value is one
 * more than its index in sync_choices.  Cache modes follow the same rule.
 */
enum sync_mode {
  SYNC_UNSET,           /* the default, as in guestfish */
  SYNC_FULL,
  SYNC_FSYNC,
  SYNC_NONE,
  SYNC_CLOSE,
};

/* The caching of the image on the host. */
enum cache_mode {
  CACHE_UNSET,
  CACHE_AUTO,
  CACHE_CACHED,
  CACHE_UNCACHED,
};

struct mode {
  enum sync_mode sync;
  enum cache_mode cache;
};

/* The names of the modes, with their meanings. */
extern const struct enum_table sync_choices;
extern const struct enum_table cache_choices;
extern const struct enum_table mode_choices;       /* both tables */

/* The values of libguestfs's option cachemode:. */
extern const struct enum_table cachemode_choices;

/* Return the name of a mode, "" if it is unset.  The string is static. */
const char *sync_name (enum sync_mode sync);
const char *cache_name (enum cache_mode cache);

/* Set the mode with the name WORD.  Return false if there is none. */
bool sync_parse (const char *word, enum sync_mode *sync);
bool cache_parse (const char *word, enum cache_mode *cache);

/* Return the sync mode with the effect of cachemode:WORD, or SYNC_UNSET if WORD
 * is not a value of cachemode:.
 */
enum sync_mode cachemode_sync (const char *word);

/* True if QEMU ignores the guest's flushes. */
bool mode_ignores_flushes (struct mode mode);

/* True if QEMU opens the image with O_DIRECT. */
bool mode_is_direct (struct mode mode);

/* True if diskfish flushes the image after QEMU has closed it. */
bool mode_flushes_at_close (struct mode mode);

/* Events that may lose data. */
enum mode_break { BREAK_GUEST, BREAK_QEMU, BREAK_HOST, BREAK_FULL,
                  MODE_BREAKS };
extern const char *const mode_break_names[MODE_BREAKS];

/* Return the data that the event loses: "nothing that was flushed", ...  The
 * string is static.
 */
const char *mode_loss (struct mode mode, enum mode_break what);

/* Other programs with such modes, and their options.  For QEMU and programs
 * that use its names see cache_bits_name.
 */
enum mode_program_id { PROGRAM_APPLE, PROGRAM_MACOSVM, PROGRAM_TART,
                       PROGRAM_VFKIT, MODE_PROGRAMS };
struct mode_program {
  const char *name;
  const char *sync;
  const char *cache;
};
extern const struct mode_program mode_programs[MODE_PROGRAMS];

/* Return the program's name for the mode, "" if it lacks the mode. */
const char *sync_elsewhere (enum sync_mode sync,
                            enum mode_program_id program);
const char *cache_elsewhere (enum cache_mode cache,
                             enum mode_program_id program);

/* Return the value of libguestfs's option cachemode for this mode, or NULL for
 * its default.  O_DIRECT is set by mode_qemu_set.
 */
const char *mode_cachemode (struct mode mode);

/* Return the value of QEMU's option -set that drive DRIVE_ID ("hd0") needs in
 * addition to the cachemode, or NULL if none.  With -drive, the nodes below
 * inherit the bit (QEMU 7.2).  The caller frees the result.
 */
char *mode_qemu_set (struct mode mode, const char *drive_id)
  __attribute__ ((warn_unused_result));

/* Return the members of -drive, and of qemu-io's reopen, for this mode.  They
 * apply to a disk that the running QEMU has.  The string is static.
 */
const char *mode_qemu_members (struct mode mode);

/* Cache bits as QEMU's query-block reports them. */
struct cache_bits {
  bool known;
  bool writeback;
  bool direct;
  bool no_flush;
};

/* Return QEMU's name for the bits: "writeback", "none", "unsafe", ..., or
 * "direct, no flush", a combination without a name in QEMU.  "" if unknown.
 */
const char *cache_bits_name (struct cache_bits bits);

/* Return the bits that QEMU has for this mode. */
struct cache_bits mode_bits (struct mode mode);

#endif

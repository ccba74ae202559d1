/* diskfish: the one table of disk modes.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef DRIVES_MODE_H
#define DRIVES_MODE_H

#include <stdbool.h>

#include "enum-table.h"

/* What happens when the guest flushes.  The values other than SYNC_UNSET are
 * one more than their index in sync_choices; the same holds for the caches.
 */
enum sync_mode {
  SYNC_UNSET,           /* not asked for: as guestfish does it */
  SYNC_FULL,
  SYNC_FSYNC,
  SYNC_NONE,
  SYNC_CLOSE,
};

/* How the host caches the image. */
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

/* The words for the modes, with what they mean. */
extern const struct enum_table sync_choices;
extern const struct enum_table cache_choices;
extern const struct enum_table mode_choices;       /* of both */

/* The values of libguestfs's own option cachemode:. */
extern const struct enum_table cachemode_choices;

/* The word, "" if the mode is unset. */
const char *sync_name (enum sync_mode sync);
const char *cache_name (enum cache_mode cache);

/* False if it is not a legal word. */
bool sync_parse (const char *word, enum sync_mode *sync);
bool cache_parse (const char *word, enum cache_mode *cache);

/* cachemode:WORD as a sync mode; SYNC_UNSET for an illegal word. */
enum sync_mode cachemode_sync (const char *word);

/* QEMU ignores the guest's flushes. */
bool mode_ignores_flushes (struct mode mode);

/* QEMU opens the image with O_DIRECT. */
bool mode_is_direct (struct mode mode);

/* The image is flushed by us after QEMU has closed it. */
bool mode_flushes_at_close (struct mode mode);

/* What may break. */
enum mode_break { BREAK_GUEST, BREAK_QEMU, BREAK_HOST, BREAK_FULL,
                  MODE_BREAKS };
extern const char *const mode_break_names[MODE_BREAKS];

/* What is lost then: "nothing that was flushed", ... */
const char *mode_loss (struct mode mode, enum mode_break what);

/* Other programs that know such modes, and how they spell the options.  QEMU
 * and those that take its words are not among them: see cache_bits_name.
 */
enum mode_program_id { PROGRAM_APPLE, PROGRAM_MACOSVM, PROGRAM_TART,
                       PROGRAM_VFKIT, MODE_PROGRAMS };
struct mode_program {
  const char *name;
  const char *sync;
  const char *cache;
};
extern const struct mode_program mode_programs[MODE_PROGRAMS];

/* What the program calls the mode; "" if it does not have it. */
const char *sync_elsewhere (enum sync_mode sync,
                            enum mode_program_id program);
const char *cache_elsewhere (enum cache_mode cache,
                             enum mode_program_id program);

/* The value of libguestfs's option cachemode that gives this mode, NULL where
 * its default does.
 */
const char *mode_cachemode (struct mode mode);

/* What QEMU's option -set must be given for drive DRIVE_ID ("hd0") on top of
 * the cachemode, to be freed by the caller; NULL if nothing.
 * With -drive the bit is inherited by the nodes below (QEMU 7.2).
 */
char *mode_qemu_set (struct mode mode, const char *drive_id)
  __attribute__ ((warn_unused_result));

/* The same for a disk that QEMU is running with: the members of -drive, and
 * of qemu-io's reopen.
 */
const char *mode_qemu_members (struct mode mode);

/* The cache bits as QEMU reports and names them: "writeback", "none",
 * "unsafe", or "direct, no flush", which has no name of its own.
 */
struct cache_bits {
  bool known;
  bool writeback;
  bool direct;
  bool no_flush;
};
const char *cache_bits_name (struct cache_bits bits);
struct cache_bits mode_bits (struct mode mode);

#endif

/* diskfish: what the library reports while it works.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef APPLIANCE_EVENTS_H
#define APPLIANCE_EVENTS_H

#include <stdbool.h>
#include <stdint.h>

#include <guestfs.h>

#include "diag.h"
#include "enum-table.h"

/* The names of events; a set of them is a sum of GUESTFS_EVENT_... */
extern const struct enum_table event_choices;

/* Read names with commas between them, or *.  On failure BAD is the part of
 * the text that is no event.
 */
int events_parse (const char *text, uint64_t *events, struct span *bad,
                  struct diag *diag)
  __attribute__ ((warn_unused_result));

/* "close,trace", or "*" for all; freed by the caller. */
char *events_text (uint64_t events) __attribute__ ((warn_unused_result));

/* Told of an event: its name, and what the library says of it, with NULL at
 * the end.  It must not call the library.
 */
typedef void event_handler (void *opaque, const char *name,
                            char *const *words);

/* Somebody who is told; its memory belongs to the caller and must live until
 * the handle is closed or the listener is removed.
 */
struct event_listener {
  uint64_t events;
  event_handler *handler;
  void *opaque;
  int number;                   /* the library's own */
  struct event_listener *next;  /* of the same handle */
};

void events_listen (guestfs_h *g, struct event_listener *listener);
void events_ignore (guestfs_h *g, struct event_listener *listener);

/* All listeners of one handle go to another. */
void events_move (guestfs_h *to, guestfs_h *from);

/* True if a listener takes the trace of the library. */
bool events_take_trace (guestfs_h *g);

/* True if anything listens to the calls of the library. */
bool events_are_heard (guestfs_h *g);

/* Somebody listens to what QEMU and the guest write. */
bool events_take_output (guestfs_h *g);

#endif

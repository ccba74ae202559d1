/* diskfish: events that libguestfs reports.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef APPLIANCE_EVENTS_H
#define APPLIANCE_EVENTS_H

#include <stdbool.h>
#include <stdint.h>

#include <guestfs.h>

#include "diag.h"
#include "enum-table.h"

/* The names of events.  A set of events is a bit mask of GUESTFS_EVENT_... */
extern const struct enum_table event_choices;

/* Parse names separated by commas, or "*" for all, into a set of events.  On
 * failure set BAD to the part of the text that is not an event.
 */
int events_parse (const char *text, uint64_t *events, struct span *bad,
                  struct diag *diag)
  __attribute__ ((warn_unused_result));

/* Return the names of a set, such as "close,trace", or "*" for all events.  The
 * caller frees the text.
 */
char *events_text (uint64_t events) __attribute__ ((warn_unused_result));

/* Callback for an event: its name, and its message and numbers as words, with
 * NULL at the end.  It must not call the library.
 */
typedef void event_handler (void *opaque, const char *name,
                            char *const *words);

/* A listener for a set of events.  The caller owns it, and keeps it until the
 * handle is closed or the listener is removed.
 */
struct event_listener {
  uint64_t events;
  event_handler *handler;
  void *opaque;
  int number;                   /* libguestfs's handle for the callback */
  struct event_listener *next;  /* of the same handle */
};

/* Add a listener to the handle, or remove it. */
void events_listen (guestfs_h *g, struct event_listener *listener);
void events_ignore (guestfs_h *g, struct event_listener *listener);

/* Move all listeners of one handle to another, in their order. */
void events_move (guestfs_h *to, guestfs_h *from);

/* True if a listener receives trace messages. */
bool events_take_trace (guestfs_h *g);

/* True if anything listens to the calls of the library. */
bool events_are_heard (guestfs_h *g);

/* True if a listener receives the output of QEMU and the guest. */
bool events_take_output (guestfs_h *g);

#endif

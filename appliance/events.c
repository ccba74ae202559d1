/* diskfish: events that libguestfs reports.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "events.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "cleanup.h"
#include "handle.h"
#include "xalloc.h"

/* In the order of the bits below. */
static const struct enum_entry names[] = {
  { "close", "the libguestfs handle is closed" },
  { "subprocess_quit", "QEMU has exited" },
  { "launch_done", "the appliance is ready" },
  { "progress", "progress of a long call: call, serial, position, total" },
  { "appliance", "messages of QEMU, the kernel and the daemon" },
  { "library", "messages of libguestfs" },
  { "trace", "each call with its arguments and its result" },
  { "enter", "the name of each call" },
  { "libvirt_auth", "libvirt asks for a password" },
  { "warning", "warnings of libguestfs" },
};

static const uint64_t bits[] = {
  GUESTFS_EVENT_CLOSE,
  GUESTFS_EVENT_SUBPROCESS_QUIT,
  GUESTFS_EVENT_LAUNCH_DONE,
  GUESTFS_EVENT_PROGRESS,
  GUESTFS_EVENT_APPLIANCE,
  GUESTFS_EVENT_LIBRARY,
  GUESTFS_EVENT_TRACE,
  GUESTFS_EVENT_ENTER,
  GUESTFS_EVENT_LIBVIRT_AUTH,
  GUESTFS_EVENT_WARNING,
};

enum { EVENTS = sizeof names / sizeof *names };
_Static_assert (EVENTS == sizeof bits / sizeof *bits, "a bit for each name");

const struct enum_table event_choices = {
  .what = "event", .list = names, .count = EVENTS,
};

/* Return the index of the event, or -1.  As in guestfish, a unique beginning of
 * a name is enough.
 */
static int
find_event (const char *name, size_t len)
{
  int found = enum_find (&event_choices, name);

  if (found >= 0)
    return found;
  for (int i = 0; len > 0 && i < EVENTS; ++i)
    if (strncmp (names[i].word, name, len) == 0) {
      if (found >= 0)
        return -1;
      found = i;
    }
  return found;
}

int
events_parse (const char *text, uint64_t *events, struct span *bad,
              struct diag *diag)
{
  const char *at = text;

  *events = 0;
  if (strcmp (text, "*") == 0) {
    *events = GUESTFS_EVENT_ALL;
    return 0;
  }
  for (size_t len;; at += len + 1) {
    CLEANUP_FREE char *name = xstrndup (at, len = strcspn (at, ","));
    int found = find_event (name, len);

    if (found >= 0)
      *events |= bits[found];
    else if (len > 0) {
      *bad = (struct span) { (size_t) (at - text),
                             (size_t) (at - text) + len };
      return enum_unknown (&event_choices, name, diag);
    }
    if (at[len] == '\0')
      return 0;
  }
}

char *
events_text (uint64_t events)
{
  char *text;

  if (events == GUESTFS_EVENT_ALL)
    return xstrdup ("*");
  text = guestfs_event_to_string (events);
  return text ? text : xstrdup ("");
}

static const char *
events_name_of (uint64_t event)
{
  for (size_t i = 0; i < EVENTS; ++i)
    if (bits[i] == event)
      return names[i].word;
  return "";
}

/* Return the message and the numbers of an event as words. */
static char **
words_of (const char *text, size_t len, const uint64_t *numbers,
          size_t count)
{
  char **words = xcalloc (count + 2, sizeof *words);
  size_t used = 0;

  if (text != NULL && len > 0)
    words[used++] = xstrndup (text, len);
  for (size_t i = 0; i < count; ++i)
    words[used++] = xasprintf ("%" PRIu64, numbers[i]);
  return words;
}

static void
forward_event (guestfs_h *g, void *opaque, uint64_t event, int number,
               int flags,
               const char *text, size_t len, const uint64_t *numbers,
               size_t count)
{
  const struct event_listener *listener = opaque;
  CLEANUP_FREE_STRINGS char **words = words_of (text, len, numbers, count);

  (void) number;
  (void) flags;
  if (!handle_is_quiet (g))
    listener->handler (listener->opaque, events_name_of (event), words);
}

static const char listeners_key[] = "diskfish-listeners";

static struct event_listener *
listeners (guestfs_h *g)
{
  return guestfs_get_private (g, listeners_key);
}

static bool
is_taken (guestfs_h *g, uint64_t events)
{
  for (struct event_listener *l = listeners (g); l != NULL; l = l->next)
    if (l->events & events)
      return true;
  return false;
}

bool
events_are_heard (guestfs_h *g)
{
  return listeners (g) != NULL;
}

bool
events_take_trace (guestfs_h *g)
{
  return is_taken (g, GUESTFS_EVENT_TRACE);
}

bool
events_take_output (guestfs_h *g)
{
  return is_taken (g, GUESTFS_EVENT_APPLIANCE);
}

/* Store the first listener of the handle's list. */
static void
keep (guestfs_h *g, struct event_listener *first)
{
  guestfs_set_private (g, listeners_key, first);
}

void
events_listen (guestfs_h *g, struct event_listener *listener)
{
  struct event_listener *last = listeners (g);

  while (last != NULL && last->next != NULL)
    last = last->next;
  listener->next = NULL;
  if (last == NULL)
    keep (g, listener);
  else
    last->next = listener;
  listener->number =
    guestfs_set_event_callback (g, forward_event, listener->events, 0,
                                listener);
}

void
events_ignore (guestfs_h *g, struct event_listener *listener)
{
  struct event_listener *before = listeners (g);

  guestfs_delete_event_callback (g, listener->number);
  if (before == listener)
    keep (g, listener->next);
  else {
    while (before->next != listener)
      before = before->next;
    before->next = listener->next;
  }
}

void
events_move (guestfs_h *to, guestfs_h *from)
{
  struct event_listener *listener;

  while ((listener = listeners (from)) != NULL) {
    events_ignore (from, listener);
    events_listen (to, listener);
  }
}

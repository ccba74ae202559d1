/* diskfish: shell commands as event handlers.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "cmd-events.h"

#include <stdlib.h>
#include <string.h>

#include "cleanup.h"
#include "events.h"
#include "handlers.h"

struct handler {
  struct event_listener listener;
  struct session *session;
  int number;
  char *name;
  char *command;
};

DEFINE_VECTOR (handlers, struct handler *)

struct event_handlers {
  struct handlers list;         /* in the order of 'list-events' */
  int next;                     /* number of the next handler */
};

static void
handler_free (struct handler *handler)
{
  free (handler->name);
  free (handler->command);
  free (handler);
}

void
event_handlers_free (struct session *session)
{
  struct event_handlers *events = session->events;

  if (events == NULL)
    return;
  for (size_t i = 0; i < events->list.len; ++i)
    handler_free (events->list.ptr[i]);
  handlers_reset (&events->list);
  free (STEAL (session->events));
}

static void
events_on_event (void *opaque, const char *name, char *const *words)
{
  struct handler *handler = opaque;
  struct session *session = handler->session;

  session->hooks->run_event (session->shell, name, handler->command, words);
}

/* guestfish orders handlers by a hash of their names, and scripts compare the
 * list.  Return the position of NAME in this order.
 */
static size_t
place_of (const char *name)
{
  enum { PLACES = 83, TURN = 9 };
  size_t number = 0;

  for (; *name != '\0'; name++)
    number = (unsigned char) *name +
      (number << TURN | number >> (8 * sizeof number - TURN));
  return number % PLACES;
}

/* Return the index at which to insert a handler: after the first handler of the
 * same name, otherwise after the first name with the same position, otherwise
 * by position.
 */
static size_t
find_slot (const struct handlers *list, const char *name)
{
  size_t place = place_of (name), i = 0;

  for (size_t j = 0; j < list->len; ++j)
    if (strcmp (list->ptr[j]->name, name) == 0)
      return j + 1;
  while (i < list->len && place_of (list->ptr[i]->name) < place)
    i++;
  if (i < list->len && place_of (list->ptr[i]->name) == place) {
    const char *first = list->ptr[i]->name;

    while (i < list->len && strcmp (list->ptr[i]->name, first) == 0)
      i++;
  }
  return i;
}

static void
insert (struct handlers *list, struct handler *handler)
{
  size_t at = find_slot (list, handler->name);

  handlers_append (list, NULL);
  memmove (list->ptr + at + 1, list->ptr + at,
           (list->len - 1 - at) * sizeof *list->ptr);
  list->ptr[at] = handler;
}

int
cmd_event (struct session *session, const struct args *args,
           struct value *result, struct diag *diag)
{
  struct handler *handler;

  (void) result;
  if (session_open (session, diag) == -1)
    return -1;
  if (session->events == NULL)
    session->events = xcalloc (1, sizeof *session->events);
  handler = xcalloc (1, sizeof *handler);
  *handler = (struct handler) {
    .listener = { .events = (uint64_t) args->args[1].number,
                  .handler = events_on_event, .opaque = handler },
    .session = session,
    .number = session->events->next++,
    .name = xstrdup (args->args[0].text),
    .command = xstrdup (args->args[2].text),
  };
  insert (&session->events->list, handler);
  events_listen (session_guestfs (session), &handler->listener);
  return 0;
}

static int
no_such_handler (const struct session *session, const struct args *args,
                 struct diag *diag)
{
  diag_set (diag, DIAG_FAILED, "'%s' is not an event handler",
            args->args[0].text);
  if (session->events != NULL && session->events->list.len > 0)
    diag_hint (diag, "use 'list-events' to list them");
  args_place (args, 0, diag);
  return -1;
}

int
cmd_delete_event (struct session *session, const struct args *args,
                  struct value *result, struct diag *diag)
{
  struct handlers *list = session->events ? &session->events->list : NULL;
  size_t kept = 0, count = list ? list->len : 0;

  (void) result;
  for (size_t i = 0; i < count; ++i) {
    struct handler *handler = list->ptr[i];

    if (strcmp (handler->name, args->args[0].text) != 0)
      list->ptr[kept++] = handler;
    else {
      events_ignore (session_guestfs (session), &handler->listener);
      /* Like guestfish, reuse only the last number. */
      session->events->next -= handler->number == session->events->next - 1;
      handler_free (handler);
    }
  }
  if (kept == count)
    return no_such_handler (session, args, diag);
  list->len = kept;
  return 0;
}

int
cmd_list_events (struct session *session, const struct args *args,
                 struct value *result, struct diag *diag)
{
  size_t count = session->events ? session->events->list.len : 0;
  char **lines = xcalloc (count + 1, sizeof *lines);

  (void) args;
  (void) diag;
  for (size_t i = 0; i < count; ++i) {
    const struct handler *handler = session->events->list.ptr[i];
    CLEANUP_FREE char *events = events_text (handler->listener.events);

    lines[i] = xasprintf ("\"%s\" (%d): %s: %s", handler->name,
                          handler->number, events, handler->command);
  }
  value_take_list (result, lines);
  return 0;
}

char **
event_handler_names (const struct session *session)
{
  size_t count = session->events ? session->events->list.len : 0, used = 0;
  char **names = xcalloc (count + 1, sizeof *names);

  for (size_t i = 0; i < count; ++i) {
    const char *name = session->events->list.ptr[i]->name;

    if (used == 0 || strcmp (names[used-1], name) != 0)
      names[used++] = xstrdup (name);
  }
  return names;
}

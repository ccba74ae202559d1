/* diskfish: show progress bars.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "progress.h"

#include <inttypes.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "cleanup.h"
#include "clock.h"
#include "strbuf.h"
#include "terminal.h"

enum { WIDTH = 50, NARROWEST = 4, COLUMNS = 80, TICKS_MS = 250 };

static bool
is_wanted (const struct progress *p)
{
  return !p->never && (p->always || terminal_rewrites (stderr));
}

/* Append "999B", "1.5K" or "12.3M". */
static void
add_size (struct strbuf *out, double bytes)
{
  static const char units[] = "KMGTPE";
  size_t unit = 0;

  if (bytes < 1024) {
    strbuf_printf (out, "%.0fB", bytes);
    return;
  }
  for (bytes /= 1024; bytes >= 1024 && units[unit + 1] != '\0'; ++unit)
    bytes /= 1024;
  strbuf_printf (out, bytes < 99.95 ? "%.1f%c" : "%.0f%c", bytes,
                 units[unit]);
}

/* Append "0:07" or "1:02:03", or nothing for days. */
static void
add_time (struct strbuf *out, double seconds)
{
  unsigned whole;

  if (!(seconds >= 0 && seconds < 100 * 3600))
    return;
  whole = (unsigned) (seconds + 0.5);
  strbuf_puts (out, " ");
  if (whole >= 3600)
    strbuf_printf (out, "%u:%02u", whole / 3600, whole / 60 % 60);
  else
    strbuf_printf (out, "%u", whole / 60);
  strbuf_printf (out, ":%02u", whole % 60);
}

/* Append the rate, and the remaining or the elapsed time. */
static void
add_rate (struct strbuf *out, uint64_t done, uint64_t total, bool bytes,
          double seconds)
{
  double rate = seconds > 0 ? (double) done / seconds : 0;

  if (seconds < 0.5 || done == 0)
    return;
  if (bytes) {
    strbuf_puts (out, " ");
    add_size (out, rate);
    strbuf_puts (out, "/s");
  }
  add_time (out, total > 0 ? (double) (total - done) / rate : seconds);
}

static void
add_bar (struct strbuf *out, double part, size_t width)
{
  static const char full[] =
    "##################################################";
  int filled = (int) (part * (double) width + 0.5);

  strbuf_printf (out, " [%.*s%*s]", filled, full, (int) width - filled, "");
}

char *
progress_text (uint64_t done, uint64_t total, bool bytes, double seconds,
               size_t columns)
{
  struct strbuf text = { 0 };
  CLEANUP_STRBUF struct strbuf rate = { 0 };
  size_t room;

  if (total > 0 && done > total)
    done = total;
  add_rate (&rate, done, total, bytes, seconds);
  if (total == 0 && bytes)
    add_size (&text, (double) done);
  else if (total > 0) {
    double part = (double) done / (double) total;

    strbuf_printf (&text, "%3.0f%%", part * 100);
    room = text.len + rate.len + strlen (" []") + 1;
    room = columns > room ? columns - room : 0;
    if (room >= NARROWEST)
      add_bar (&text, part, room < WIDTH ? room : WIDTH);
  }
  if (rate.ptr != NULL && text.len + rate.len < columns)
    strbuf_puts (&text, rate.ptr);
  strbuf_puts (&text, "");
  return strbuf_steal (&text);
}

void
progress_begin (struct progress *p, bool bytes)
{
  p->bytes = bytes;
  p->begun = true;
  p->start = clock_ms ();
}

void
progress_show (struct progress *p, uint64_t done, uint64_t total)
{
  CLEANUP_FREE char *text = NULL;
  size_t columns;

  /* libguestfs reports "0 of 1" if it cannot measure progress. */
  if (!is_wanted (p) || total == 1)
    return;
  if (!p->begun)
    progress_begin (p, false);
  columns = terminal_columns (stderr);
  text = progress_text (done, total, p->bytes, clock_since (p->start),
                        columns ? columns : COLUMNS);
  fprintf (stderr, "\r%s\033[K", text);
  fflush (stderr);
  p->shown = true;
}

/* Read how many bytes this process has written: "wchar" of /proc/self/io, see
 * proc(5).  Return false if the kernel does not count them.
 */
static bool
read_written (uint64_t *bytes)
{
  FILE *file = fopen ("/proc/self/io", "re");
  char line[64];
  bool found = false;

  while (file != NULL && !found && fgets (line, sizeof line, file) != NULL)
    found = sscanf (line, "wchar: %" SCNu64, bytes) == 1;
  if (file != NULL)
    fclose (file);
  return found;
}

/* Wait for the next update.  Return false at the end. */
static bool
wait_for_tick (struct progress *p)
{
  struct timespec until;

  clock_gettime (CLOCK_MONOTONIC, &until);
  until.tv_nsec += TICKS_MS * 1000000L;
  until.tv_sec += until.tv_nsec / 1000000000L;
  until.tv_nsec %= 1000000000L;
  while (!p->ended && pthread_cond_timedwait (&p->end, &p->lock, &until) == 0)
    ;
  return !p->ended;
}

static void *
count (void *opaque)
{
  struct progress *p = opaque;
  uint64_t before, now;

  pthread_mutex_lock (&p->lock);
  if (read_written (&before))
    while (wait_for_tick (p))
      if (clock_since (p->start) >= 1 && read_written (&now) &&
          now > before)
        progress_show (p, now - before, p->total);
  pthread_mutex_unlock (&p->lock);
  return NULL;
}

/* Start a thread that blocks all signals, because they must interrupt the call
 * in the main thread.
 */
static bool
start_thread (struct progress *p)
{
  sigset_t all, saved;
  int error;

  sigfillset (&all);
  pthread_sigmask (SIG_SETMASK, &all, &saved);
  error = pthread_create (&p->thread, NULL, count, p);
  pthread_sigmask (SIG_SETMASK, &saved, NULL);
  return error == 0;
}

void
progress_count (struct progress *p, uint64_t total)
{
  pthread_condattr_t attributes;

  if (!is_wanted (p) || p->counting)
    return;
  p->total = total;
  p->ended = false;
  pthread_condattr_init (&attributes);
  pthread_condattr_setclock (&attributes, CLOCK_MONOTONIC);
  pthread_cond_init (&p->end, &attributes);
  pthread_condattr_destroy (&attributes);
  pthread_mutex_init (&p->lock, NULL);
  p->counting = start_thread (p);
}

static void
stop_counting (struct progress *p)
{
  pthread_mutex_lock (&p->lock);
  p->ended = true;
  pthread_cond_signal (&p->end);
  pthread_mutex_unlock (&p->lock);
  pthread_join (p->thread, NULL);
  pthread_cond_destroy (&p->end);
  pthread_mutex_destroy (&p->lock);
  p->counting = false;
}

/* Erase the bar: other output follows in the same line. */
void
progress_end (struct progress *p)
{
  if (p->counting)
    stop_counting (p);
  if (p->shown) {
    fputs ("\r\033[K", stderr);
    fflush (stderr);
  }
  p->shown = p->begun = false;
}

/* diskfish: handle signals that end the program, and ^Z at the prompt.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "signals.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>
#include <unistd.h>

#include "host.h"
#include "print-diag.h"

static const int ending[] = { SIGINT, SIGTERM, SIGHUP };
enum {
  ENDING = sizeof ending / sizeof *ending,
  GRACE_MS = 2000,
  NUDGE_MS = 200, NUDGES = 20
};

/* State for the handlers, which have no other arguments than the number. */
static volatile sig_atomic_t received, times, stop_wanted, continued;
static volatile sig_atomic_t from_terminal;
static volatile enum signals_mode mode;
static bool pipe_matters;
static int wake[2] = { -1, -1 };
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static struct appliance *volatile watched;
static pthread_t main_thread;

static void
on_signal (int number, siginfo_t *info, void *context)
{
  int saved = errno;

  (void) context;
  received = number;
  from_terminal = info->si_code == SI_KERNEL;
  times++;
  if (watched != NULL)
    appliance_note_interrupt (watched);
  if (write (wake[1], "", 1) == -1)
    /* EAGAIN: the pipe is full, so the thread will wake up. */
    errno = saved;
  errno = saved;
}

/* Do nothing: the signal only interrupts system calls (EINTR). */
static void
on_nudge (int number)
{
  (void) number;
}

static void
on_stop (int number)
{
  (void) number;
  stop_wanted = 1;
}

static void
on_continue (int number)
{
  (void) number;
  continued = 1;
}

/* Forward the signal.  A terminal signals all processes of its foreground
 * group, but kill(1) only this one.
 */
static void
signal_host (int number)
{
  if (from_terminal)
    host_signal (number);
  else
    host_signal_all (number);
}

/* Cancel the call of the library.  Its functions are not async-signal-safe, so
 * a thread calls this.
 */
static void
cancel (void)
{
  pthread_mutex_lock (&lock);
  if (watched != NULL)
    appliance_interrupt (watched);
  signal_host (received);
  pthread_mutex_unlock (&lock);
}

static void
end_qemu (int forced)
{
  pthread_mutex_lock (&lock);
  if (watched != NULL)
    appliance_end_qemu (watched, forced > 0);
  pthread_mutex_unlock (&lock);
}

/* Wait for a moment.  Return true if another signal came in that time. */
static bool
is_signalled_again (void)
{
  struct pollfd event = { .fd = wake[0], .events = POLLIN };

  return poll (&event, 1, GRACE_MS) > 0;
}

/* Signal a host command again: a shell can lose a signal while it starts a
 * program.  In the end, only a program that handles ^C itself remains.
 */
static void
insist (int forced)
{
  if (forced && received != SIGINT)
    host_signal_all (SIGKILL);
  else if (!from_terminal)
    host_signal_all (received);
}

/* End QEMU if the call does not end by itself, the second time by force. */
static void
end_call (void)
{
  for (int forced = 0; forced < 2; ++forced) {
    bool wait = forced || mode == SIGNALS_SCRIPT;

    if ((wait && is_signalled_again ()) || received == 0 ||
        mode == SIGNALS_READING)
      return;
    end_qemu (forced);
    insist (forced);
  }
}

/* Offer to end a call of the library.  A host command may handle ^C itself. */
static void
offer_to_end_call (void)
{
  if (!is_signalled_again () && received != 0 && mode == SIGNALS_RUNNING &&
      !host_signal (0))
    print_note (stderr, "this call cannot be cancelled; press ^C again to stop "
                "the appliance");
}

/* Interrupt blocking system calls of the main thread repeatedly.  The signal
 * may have come just before such a call, for example open(2) of a FIFO.
 */
static void
nudge (void)
{
  struct pollfd event = { .fd = wake[0], .events = POLLIN };

  for (int i = 0; i < NUDGES; ++i) {
    if (poll (&event, 1, NUDGE_MS) != 0 || received == 0 ||
        mode == SIGNALS_READING)
      return;
    pthread_kill (main_thread, SIGURG);
    if (host_missed_signal ())
      signal_host (received);
  }
}

static void *
interrupt (void *unused)
{
  char byte;

  (void) unused;
  while (read (wake[0], &byte, 1) == 1) {
    cancel ();
    if (mode == SIGNALS_RUNNING && received == SIGINT && times == 1)
      offer_to_end_call ();
    else
      end_call ();
    nudge ();
  }
  return NULL;
}

/* Start a thread that blocks all signals, so that they interrupt the main
 * thread.
 */
static void
start_thread (void)
{
  pthread_t thread;
  sigset_t all, saved;

  sigfillset (&all);
  pthread_sigmask (SIG_SETMASK, &all, &saved);
  if (pthread_create (&thread, NULL, interrupt, NULL) == 0)
    pthread_detach (thread);
  pthread_sigmask (SIG_SETMASK, &saved, NULL);
}

void
signals_init (struct appliance *appliance)
{
  struct sigaction action = {
    .sa_sigaction = on_signal, .sa_flags = SA_SIGINFO,
  };
  struct sigaction nudged = { .sa_handler = on_nudge };

  if (pipe2 (wake, O_CLOEXEC) == -1)
    return;
  fcntl (wake[1], F_SETFL, O_NONBLOCK);
  watched = appliance;
  main_thread = pthread_self ();
  sigaction (SIGURG, &nudged, NULL);
  start_thread ();
  for (size_t i = 0; i < ENDING; ++i)
    sigaction (ending[i], &action, NULL);
  pipe_matters = signal (SIGPIPE, SIG_IGN) != SIG_IGN;
}

/* Catch SIGTSTP, unless the parent ignores it: shells without job control do
 * so.
 */
static void
catch_stop (void (*handler) (int))
{
  struct sigaction action = { .sa_handler = handler }, old;

  if (sigaction (SIGTSTP, NULL, &old) == 0 && old.sa_handler != SIG_IGN)
    sigaction (SIGTSTP, &action, NULL);
}

enum signals_mode
signals_set_mode (enum signals_mode what)
{
  enum signals_mode before = mode;
  bool reading = what == SIGNALS_READING;
  struct sigaction action = { .sa_handler = reading ? on_continue : SIG_DFL };

  mode = what;
  catch_stop (reading ? on_stop : SIG_DFL);
  sigaction (SIGCONT, &action, NULL);
  return before;
}

bool
signals_stop_wanted (void)
{
  return stop_wanted;
}

void
signals_stop (void)
{
  stop_wanted = 0;
  catch_stop (SIG_DFL);
  raise (SIGTSTP);
  catch_stop (on_stop);
}

bool
signals_continued (void)
{
  bool was = continued;

  continued = 0;
  return was;
}

int
signals_received (void)
{
  return received;
}

void
signals_remember (int number)
{
  received = number;
}

bool
signals_pipe_broke (void)
{
  if (pipe_matters && received == 0)
    received = SIGPIPE;
  return received == SIGPIPE;
}

void
signals_forget_interrupt (void)
{
  if (received != SIGINT)
    return;
  received = 0;
  times = 0;
}

void
signals_detach (void)
{
  pthread_mutex_lock (&lock);
  watched = NULL;
  pthread_mutex_unlock (&lock);
}

void
signals_raise (void)
{
  int number = received;

  if (number == 0)
    return;
  signal (number, SIG_DFL);
  raise (number);
}

/* diskfish: signals that end the program.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "signals.h"

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stddef.h>
#include <unistd.h>

static const int ending[] = { SIGINT, SIGTERM, SIGHUP };
enum { ENDING = sizeof ending / sizeof *ending };

/* A handler is given nothing but the number: what it needs must be here. */
static volatile sig_atomic_t received;
static int wake[2] = { -1, -1 };
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static struct appliance *volatile watched;

static void
on_signal (int number)
{
  int saved = errno;

  received = number;
  if (watched != NULL)
    appliance_note_interrupt (watched);
  if (write (wake[1], "", 1) == -1)
    /* The pipe is full: the thread has enough to wake up for. */
    errno = saved;
  errno = saved;
}

/* The library may not be called from a handler, but from a thread. */
static void *
interrupt (void *unused)
{
  char byte;

  (void) unused;
  while (read (wake[0], &byte, 1) == 1) {
    pthread_mutex_lock (&lock);
    if (watched != NULL)
      appliance_interrupt (watched);
    pthread_mutex_unlock (&lock);
  }
  return NULL;
}

/* The thread takes no signals itself, so that they interrupt reading. */
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
  struct sigaction action = { .sa_handler = on_signal };

  if (pipe2 (wake, O_CLOEXEC) == -1)
    return;
  fcntl (wake[1], F_SETFL, O_NONBLOCK);
  watched = appliance;
  start_thread ();
  for (size_t i = 0; i < ENDING; ++i)
    sigaction (ending[i], &action, NULL);
  signal (SIGPIPE, SIG_IGN);
}

int
signals_received (void)
{
  return received;
}

void
signals_forget_interrupt (void)
{
  if (received == SIGINT)
    received = 0;
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

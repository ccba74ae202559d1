/* diskfish: start, end and print the processes of --each.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "scheduler.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <sys/signalfd.h>
#include <unistd.h>

#include "cleanup.h"
#include "clock.h"
#include "each-print.h"
#include "shell.h"
#include "signals.h"
#include "status-line.h"
#include "strbuf.h"

/* Most finished images whose output waits for an earlier image.  Each of them
 * keeps its output files open.
 */
enum { WAITING = 100, NAMED = 10 };

struct loop {
  const struct each_plan *plan;
  struct each_jobs jobs;        /* one per image */
  size_t begun, shown, failed;  /* numbers of images */
  size_t running;
  struct each_printer printer;
  struct status_line line;
  int signals;                  /* signalfd(2) */
  sigset_t mask;                /* signal mask before */
  int ending;                   /* the signal that ends all processes, or 0 */
  bool broken;                  /* output has failed, or must not continue */
};

/* End after a failed write. */
static void
give_up (struct loop *l)
{
  CLEANUP_DIAG struct diag diag = { 0 };
  int error = l->printer.error;

  l->broken = true;
  if (l->ending == 0)
    l->ending = error == EPIPE ? SIGPIPE : SIGTERM;
  diag_set (&diag, DIAG_FAILED, "cannot write to standard output: %s",
            strerror (error));
  if (error != EPIPE)
    report (l->plan->output, &diag);
}

static void
scheduler_show (struct loop *l, struct each_job *job, const struct diag *why)
{
  status_line_clear (&l->line);
  if (!l->broken && each_print (&l->printer, job, why) == -1)
    give_up (l);
  l->failed += each_job_status (job) != STATUS_OK;
  each_job_close (job);
  job->state = EACH_SHOWN;
  l->shown++;
}

static void
show_ended (struct loop *l)
{
  while (l->shown < l->begun &&
         l->jobs.ptr[l->shown].state == EACH_ENDED) {
    CLEANUP_DIAG struct diag why = { 0 };
    struct each_job *job = &l->jobs.ptr[l->shown];

    each_job_explain (job, l->plan->timeout, &why);
    scheduler_show (l, job, &why);
  }
}

/* Tell all running processes to end.  The second time, do not wait for them. */
static void
end_all (struct loop *l)
{
  for (size_t i = l->shown; i < l->begun; ++i) {
    struct each_job *job = &l->jobs.ptr[i];

    if (job->state == EACH_RUNS && !job->ending)
      each_job_end (job);
    else if (job->state == EACH_RUNS)
      job->deadline = 1;
  }
}

/* Start the next process.  Return 1 in it, and -1 if it cannot be started. */
static int
begin (struct loop *l)
{
  CLEANUP_DIAG struct diag diag = { 0 };
  struct each_job *job = &l->jobs.ptr[l->begun];
  int started = each_job_start (job, l->printer.together, &l->mask, &diag);

  if (started == 1)
    return 1;
  if (started == -1) {
    status_line_clear (&l->line);
    report (l->plan->output, &diag);
    l->broken = true;
    l->ending = SIGTERM;
    end_all (l);
    return -1;
  }
  if (l->plan->timeout > 0)
    job->deadline = clock_ms () + (int64_t) l->plan->timeout * 1000;
  l->begun++;
  l->running++;
  return 0;
}

/* Start as many processes as may run.  Return 1 in a new process. */
static int
begin_some (struct loop *l)
{
  while (!l->ending && l->running < l->plan->most && l->begun < l->jobs.len &&
         l->begun - l->shown < WAITING + l->plan->most)
    if (begin (l) == 1)
      return 1;
  return 0;
}

/* Return the milliseconds until the next deadline; -1: wait for a signal. */
static int
patience (const struct loop *l)
{
  int64_t next = -1, now = clock_ms ();

  for (size_t i = l->shown; i < l->begun; ++i) {
    const struct each_job *job = &l->jobs.ptr[i];

    if (job->state == EACH_RUNS && job->deadline > 0 &&
        (next == -1 || job->deadline < next))
      next = job->deadline;
  }
  if (next == -1)
    return -1;
  return next > now ? (int) (next - now) : 0;
}

static void
take_signals (struct loop *l)
{
  struct signalfd_siginfo info;

  while (read (l->signals, &info, sizeof info) == (ssize_t) sizeof info) {
    if (info.ssi_signo == SIGCHLD || info.ssi_signo == SIGWINCH)
      continue;
    l->ending = (int) info.ssi_signo;
    end_all (l);
  }
}

static void
look_after_jobs (struct loop *l)
{
  bool was_ending = l->ending != 0;

  for (size_t i = l->shown; i < l->begun; ++i) {
    l->running -= each_job_reap (&l->jobs.ptr[i]);
    each_job_remind (&l->jobs.ptr[i], clock_ms ());
  }
  show_ended (l);
  if (l->ending != 0 && !was_ending)
    end_all (l);
}

/* Run all images.  Return 1 in a new process. */
static int
run_all (struct loop *l)
{
  while (l->shown < l->jobs.len && !(l->ending && l->running == 0)) {
    struct pollfd event = { .fd = l->signals, .events = POLLIN };

    if (begin_some (l) == 1)
      return 1;
    if (l->running > 0) {
      status_line_show (&l->line, &l->jobs);
      poll (&event, 1, patience (l));
    }
    take_signals (l);
    look_after_jobs (l);
  }
  status_line_clear (&l->line);
  return 0;
}

/* Return the failed images: "a, b and 3 more".  The caller frees the text. */
static char *
failed_names (const struct loop *l)
{
  struct strbuf names = { 0 };
  size_t count = 0;

  for (size_t i = 0; i < l->shown; ++i) {
    const struct each_job *job = &l->jobs.ptr[i];

    if (each_job_status (job) != STATUS_OK && count++ < NAMED)
      strbuf_printf (&names, "%s%s", count > 1 ? ", " : "",
                     job->image->name);
  }
  if (count > NAMED)
    strbuf_printf (&names, " and %zu more", count - NAMED);
  return strbuf_steal (&names);
}

/* Report the failures in one line at the end.  Return the exit status. */
static int
summarise (const struct loop *l)
{
  CLEANUP_DIAG struct diag diag = { 0 };
  CLEANUP_FREE char *names = failed_names (l);
  size_t count = l->jobs.len, rest = count - l->begun;

  if (l->ending == 0 && l->failed == 0)
    return STATUS_OK;
  if (l->ending != 0)
    diag_set (&diag, DIAG_FAILED, "interrupted: %zu of %zu image%s %s not "
              "started", rest, count, count == 1 ? "" : "s",
              rest == 1 ? "was" : "were");
  else {
    diag_set (&diag, DIAG_FAILED, "%zu of %zu image%s failed", l->failed,
              count, count == 1 ? "" : "s");
    diag_hint (&diag, "%s", names);
  }
  if (l->broken)
    return STATUS_FAILED;
  /* Separate this error from the output of the last image. */
  if (!l->printer.objects &&
      (l->printer.errs > 0 || (l->printer.together && l->shown > 0)))
    putc ('\n', stderr);
  report (l->plan->output, &diag);
  return STATUS_FAILED;
}

/* Block the signals, but leave those ignored that the parent ignores: nohup(1)
 * does so.
 */
static void
take_over_signals (struct loop *l)
{
  static const int numbers[] = { SIGINT, SIGTERM, SIGHUP, SIGWINCH, SIGCHLD };
  sigset_t set;

  sigemptyset (&set);
  for (size_t i = 0; i < sizeof numbers / sizeof *numbers; ++i) {
    struct sigaction before;

    if (sigaction (numbers[i], NULL, &before) == 0 &&
        before.sa_handler != SIG_IGN)
      sigaddset (&set, numbers[i]);
  }
  sigaddset (&set, SIGCHLD);
  sigprocmask (SIG_BLOCK, &set, &l->mask);
  l->signals = signalfd (-1, &set, SFD_CLOEXEC | SFD_NONBLOCK);
  signal (SIGCHLD, SIG_DFL);
  signal (SIGPIPE, SIG_IGN);
}

static void
loop_init (struct loop *l, const struct each_plan *plan)
{
  *l = (struct loop) { .plan = plan };
  for (size_t i = 0; i < plan->images.len; ++i)
    each_jobs_append (&l->jobs, (struct each_job) {
      .image = &plan->images.ptr[i], .out = -1, .err = -1,
    });
  each_printer_init (&l->printer, plan->output);
  if (!plan->no_progress)
    status_line_init (&l->line);
  take_over_signals (l);
}

static void
loop_free (struct loop *l)
{
  for (size_t i = 0; i < l->jobs.len; ++i)
    each_job_close (&l->jobs.ptr[i]);
  each_jobs_reset (&l->jobs);
  free (l->line.shown);
  close (l->signals);
  sigprocmask (SIG_SETMASK, &l->mask, NULL);
}

const struct each_image *
scheduler_run (const struct each_plan *plan, int *status)
{
  const struct each_image *image = NULL;
  struct loop loop;

  loop_init (&loop, plan);
  if (run_all (&loop) == 1)
    image = loop.jobs.ptr[loop.begun].image;
  else {
    *status = summarise (&loop);
    if (!loop.broken || loop.ending == SIGPIPE)
      signals_remember (loop.ending);
  }
  loop_free (&loop);
  return image;
}

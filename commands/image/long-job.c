/* diskfish: run long jobs on the host with progress and ^C.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "long-job.h"

#include "commit.h"

#include "qemu-img.h"

/* Pass on hundredths of a percent: 'qemu-img -p' prints two digits after the
 * point.
 */
static void
progress (void *opaque, double percent)
{
  const struct session *session = opaque;

  if (session->hooks->progress != NULL && percent >= 0 && percent <= 100)
    session->hooks->progress (session->shell, (uint64_t) (percent * 100),
                              100 * 100);
}

static bool
interrupted (void *opaque)
{
  const struct session *session = opaque;

  return session->hooks->interrupted != NULL &&
    session->hooks->interrupted (session->shell);
}

static void
end_progress (const struct session *session)
{
  if (session->hooks->progress_end != NULL)
    session->hooks->progress_end (session->shell);
}

static struct qemu_img_watch
watch_by (struct session *session)
{
  return (struct qemu_img_watch) {
    .progress = progress, .interrupted = interrupted, .opaque = session,
  };
}

int
long_job_run (struct session *session, const char *const *args, int tolerated,
              char **output, struct diag *diag)
{
  struct qemu_img_watch watch = watch_by (session);
  int status = qemu_img_work (args, &watch, tolerated, output, diag);

  end_progress (session);
  return status;
}

int
long_job_bench (struct session *session, struct bench *bench, const char *image,
                struct diag *diag)
{
  struct qemu_img_watch watch = watch_by (session);
  int status;

  bench->watch = &watch;
  status = bench_run (bench, image, diag);
  bench->watch = NULL;
  end_progress (session);
  return status;
}

int
long_job_commit_live (struct session *session, unsigned disk, struct diag *diag)
{
  struct commit_watch watch = {
    .progress = progress, .interrupted = interrupted, .opaque = session,
  };
  int status = appliance_commit (session->appliance, disk, &watch, diag);

  end_progress (session);
  return status;
}

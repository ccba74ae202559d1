/* diskfish: the command 'disk bench'.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <inttypes.h>
#include <stddef.h>
#include <unistd.h>

#include "attributes.h"
#include "bench.h"
#include "cleanup.h"
#include "handlers.h"
#include "long-job.h"
#include "qemu-img-command.h"
#include "xalloc.h"

enum { MEBIBYTE = 1 << 20 };

/* A rate has two fields: text for humans, and a number per second for
 * machine-readable formats.
 */
struct row {
  char *mode;
  char *flushed_writes;
  char *times_as_fast;
  char *sequential;
  char *seq_times;
  char *bar;
  char *flushed_ratio;
  char *sequential_ratio;
  int64_t flushed_rate;
  int64_t sequential_rate;
};

#define TEXT(member)                                                    \
  STRUCT_FIELD_AS (#member, struct row, member, FIELD_STRING, FOR_HUMANS)
#define RATE(key, member, kind)                                         \
  STRUCT_FIELD_AS (key, struct row, member, kind, FOR_MACHINES)

static const struct field_def fields[] = {
  STRUCT_FIELD (struct row, mode, FIELD_STRING),
  TEXT (flushed_writes), TEXT (times_as_fast),
  TEXT (sequential), TEXT (seq_times), TEXT (bar),
  RATE ("flushed_writes", flushed_rate, FIELD_COUNT),
  RATE ("times_as_fast", flushed_ratio, FIELD_JSON),
  RATE ("sequential", sequential_rate, FIELD_SIZE),
  RATE ("seq_times", sequential_ratio, FIELD_JSON),
};

static const struct struct_def row_def = {
  .name = "measurement",
  .fields = fields,
  .count = sizeof fields / sizeof *fields,
  .size = sizeof (struct row),
  .tabular = true,
};

/* Return a bar for the rate of flushed writes: three columns for the default.
 * The caller frees it.
 */
static char *
bar (double ratio)
{
  static const char full[] = "############################################";
  size_t len = (size_t) (3 * ratio + 0.5);

  if (len < 1)
    len = 1;
  return xstrndup (full, len < sizeof full - 1 ? len : sizeof full - 1);
}

static char *
mode_text (struct mode mode)
{
  if (mode.sync == SYNC_UNSET && mode.cache == CACHE_UNSET)
    return xstrdup ("(default)");
  return xasprintf ("sync=%s cache=%s", sync_name (mode.sync),
                    cache_name (mode.cache));
}

static void
bench_fill (struct row *row, const struct bench *bench, size_t index)
{
  const struct bench_result *result = &bench->results[index];
  const struct bench_result *usual = &bench->results[0];
  double flushed, sequential;

  row->mode = mode_text (result->mode);
  if (result->refused) {
    row->flushed_writes = xstrdup ("not supported");
    row->flushed_rate = row->sequential_rate = -1;
    return;
  }
  flushed = usual->flushed / result->flushed;
  sequential = usual->sequential / result->sequential;
  row->flushed_rate = (int64_t) (bench->writes / result->flushed);
  row->sequential_rate =
    (int64_t) (bench->mebibytes * MEBIBYTE / result->sequential);
  row->flushed_writes = xasprintf ("%" PRId64 "/s", row->flushed_rate);
  row->times_as_fast = xasprintf ("%.1f", flushed);
  row->flushed_ratio = xasprintf ("%.2f", flushed);
  row->sequential = xasprintf ("%.0f MiB/s",
                               (double) row->sequential_rate / MEBIBYTE);
  row->seq_times = xasprintf ("%.1f", sequential);
  row->sequential_ratio = xasprintf ("%.2f", sequential);
  row->bar = bar (flushed);
}

int
cmd_disk_bench (struct session *session, const struct args *args,
                struct value *result, struct diag *diag)
{
  bool quick = session->settings.quick ||
    attribute_text (args, "quick") != NULL;
  const char *image = args->args[0].given ? args->args[0].text : NULL;
  struct bench bench = {
    .writes = quick ? 500 : 5000,
    .mebibytes = quick ? 100 : 1024,
    .rounds = 3,
  };
  struct row *rows;

  if (image != NULL && access (image, F_OK) == 0 &&
      image_check (session, args, 0, IMAGE_WRITE, diag) == -1)
    return -1;
  if (image != NULL && image_check_name (image, diag) == -1) {
    args_place (args, 0, diag);
    return -1;
  }
  if (long_job_bench (session, &bench, image, diag) == -1) {
    if (image != NULL)
      args_place (args, 0, diag);
    return -1;
  }
  rows = xcalloc (BENCH_MODES, sizeof *rows);
  for (size_t i = 0; i < BENCH_MODES; ++i)
    bench_fill (&rows[i], &bench, i);
  value_take_rows (result, VALUE_STRUCTS, &row_def,
                   (struct struct_list) { rows, BENCH_MODES });
  return 0;
}

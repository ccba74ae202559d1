/* diskfish: measure the modes.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bench.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cleanup.h"
#include "image.h"
#include "qemu-img.h"

enum { MOST_ROUNDS = 9 };

static const struct mode modes[BENCH_MODES] = {
  { SYNC_UNSET, CACHE_UNSET },
  { SYNC_NONE, CACHE_CACHED },
  { SYNC_FULL, CACHE_UNCACHED },
  { SYNC_NONE, CACHE_UNCACHED },
};

/* The image with the mode's bits, on every node. */
static char *
image_options (const char *image, struct mode mode)
{
  const char *direct = mode_is_direct (mode) ? "on" : "off";
  const char *no_flush = mode_ignores_flushes (mode) ? "on" : "off";

  return xasprintf ("driver=raw,cache.direct=%s,cache.no-flush=%s,"
                    "file.driver=file,file.filename=%s,"
                    "file.cache.direct=%s,file.cache.no-flush=%s",
                    direct, no_flush, image, direct, no_flush);
}

/* "Run completed in 1.234 seconds." */
static int
parse_seconds (const char *output, double *seconds, struct diag *diag)
{
  const char *text = strstr (output, "completed in ");

  if (text == NULL || sscanf (text, "completed in %lf", seconds) != 1)
    return diag_set (diag, DIAG_FAILED,
                     "qemu-img's answer cannot be understood");
  return 0;
}

static int
run (const struct bench *bench, const char *image, struct mode mode,
     unsigned count, const char *size, const char *flush_interval,
     double *seconds, struct diag *diag)
{
  CLEANUP_FREE char *options = image_options (image, mode);
  CLEANUP_FREE char *writes = xasprintf ("%u", count);
  CLEANUP_FREE char *output = NULL;
  const char *args[] = {
    "bench", "-w", "-c", writes, "-d", "1", "-s", size, "--flush-interval",
    flush_interval, "-t", "writeback", "--image-opts", options, NULL,
  };

  if (qemu_img_work (args, bench->watch, 0, &output, diag) == -1)
    return -1;
  return parse_seconds (output, seconds, diag);
}

static int
compare (const void *a, const void *b)
{
  double x = *(const double *) a, y = *(const double *) b;

  return (x > y) - (x < y);
}

static double
median (double *times, unsigned count)
{
  qsort (times, count, sizeof *times, compare);
  return times[count / 2];
}

/* Both jobs in one mode. */
static int
run_mode (struct bench *bench, const char *image, size_t mode,
          double *flushed, double *sequential, struct diag *diag)
{
  const struct bench_result *result = &bench->results[mode];

  if (run (bench, image, result->mode, bench->writes, "4096", "1", flushed,
           diag) == -1)
    return -1;
  return run (bench, image, result->mode, bench->mebibytes, "1048576", "0",
              sequential, diag);
}

static bool
is_interrupted (const struct bench *bench)
{
  const struct qemu_img_watch *watch = bench->watch;

  return watch != NULL && watch->interrupted != NULL &&
    watch->interrupted (watch->opaque);
}

static void
tell_progress (const struct bench *bench, size_t done)
{
  const struct qemu_img_watch *watch = bench->watch;

  if (watch != NULL && watch->progress != NULL)
    watch->progress (watch->opaque, 100.0 * (double) done /
                     (double) (bench->rounds * BENCH_MODES));
}

/* One round: every mode once. */
static int
run_round (struct bench *bench, const char *image, unsigned round,
           double (*flushed)[MOST_ROUNDS], double (*sequential)[MOST_ROUNDS],
           struct diag *diag)
{
  for (size_t i = 0; i < BENCH_MODES; ++i) {
    CLEANUP_DIAG struct diag own = { 0 };
    struct bench_result *result = &bench->results[i];

    if (result->refused)
      continue;
    tell_progress (bench, round * BENCH_MODES + i);
    if (run_mode (bench, image, i, &flushed[i][round], &sequential[i][round],
                  &own) == 0)
      continue;
    result->refused =
      mode_is_direct (result->mode) && !is_interrupted (bench);
    if (!result->refused)
      return diag_set (diag, DIAG_FAILED, "%s", own.text);
  }
  return 0;
}

static int
measure (struct bench *bench, const char *image, struct diag *diag)
{
  double flushed[BENCH_MODES][MOST_ROUNDS];
  double sequential[BENCH_MODES][MOST_ROUNDS];

  for (unsigned round = 0; round < bench->rounds; ++round)
    if (run_round (bench, image, round, flushed, sequential, diag) == -1)
      return -1;
  for (size_t i = 0; i < BENCH_MODES; ++i) {
    struct bench_result *result = &bench->results[i];

    if (result->refused)
      continue;
    result->flushed = median (flushed[i], bench->rounds);
    result->sequential = median (sequential[i], bench->rounds);
  }
  return 0;
}

static bool
has_data (const char *image, struct diag *diag)
{
  CLEANUP_FREE char *file = qemu_img_file (image);
  const char *args[] = { "map", "-f", "raw", "--output=json", file, NULL };
  json_t *map = qemu_img_json (args, diag), *extent;
  bool found = false;
  size_t i;

  json_array_foreach (map, i, extent)
    found = found || (json_is_true (json_object_get (extent, "data")) &&
                      !json_is_true (json_object_get (extent, "zero")));
  json_decref (map);
  return found;
}

/* Commas in a name are doubled for QEMU. */
static char *
escaped (const char *name)
{
  char *out = xcalloc (2 * strlen (name) + 1, 1), *end = out;

  for (; *name != '\0'; name++) {
    if (*name == ',')
      *end++ = ',';
    *end++ = *name;
  }
  return out;
}

static int
run_on (struct bench *bench, const char *image, struct diag *diag)
{
  CLEANUP_FREE char *path = realpath (image, NULL);
  CLEANUP_FREE char *name = path ? escaped (path) : NULL;

  if (name == NULL)
    return diag_set (diag, DIAG_FAILED, "cannot open '%s'", image);
  return measure (bench, name, diag);
}

int
bench_run (struct bench *bench, const char *image, struct diag *diag)
{
  CLEANUP_FREE char *own = xasprintf ("diskfish-bench-%d.img",
                                      (int) getpid ());
  int status;

  for (size_t i = 0; i < BENCH_MODES; ++i)
    bench->results[i] = (struct bench_result) { .mode = modes[i] };
  if (image != NULL) {
    if (has_data (image, diag) || diag_is_set (diag)) {
      diag_set (diag, DIAG_FAILED, "'%s' has data in it", image);
      diag_hint (diag, "the measurement would write over it");
      return -1;
    }
    return run_on (bench, image, diag);
  }
  if (image_create (own, "raw", (int64_t) bench->mebibytes << 20,
                    diag) == -1)
    return -1;
  status = run_on (bench, own, diag);
  unlink (own);
  return status;
}

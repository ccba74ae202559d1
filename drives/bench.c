/* diskfish: measure the speed of the disk modes.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bench.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "cleanup.h"
#include "image-files.h"
#include "image.h"
#include "qemu-img.h"
#include "temporary.h"

/* Start of the name of a file that is created for it; see temporary.h. */
#define OWN_IMAGE "diskfish-bench"

enum { MOST_ROUNDS = 9, MEBIBYTE = 1 << 20 };

static const struct mode modes[BENCH_MODES] = {
  { SYNC_UNSET, CACHE_UNSET },
  { SYNC_NONE, CACHE_CACHED },
  { SYNC_CLOSE, CACHE_CACHED },
  { SYNC_FULL, CACHE_UNCACHED },
  { SYNC_NONE, CACHE_UNCACHED },
  { SYNC_CLOSE, CACHE_UNCACHED },
};

/* The image to measure on. */
struct bench_place {
  const char *file;
  char *qemu_name;              /* FILE, escaped for QEMU's options */
  int64_t size;                 /* bytes to write to, whole mebibytes */
};

/* Return --image-opts for the image, with the mode's bits on both nodes.  The
 * caller frees it.
 */
static char *
image_options (const struct bench_place *place, struct mode mode)
{
  const char *direct = mode_is_direct (mode) ? "on" : "off";
  const char *no_flush = mode_ignores_flushes (mode) ? "on" : "off";

  return xasprintf ("driver=raw,size=%" PRId64 ",cache.direct=%s,"
                    "cache.no-flush=%s,file.driver=file,file.filename=%s,"
                    "file.cache.direct=%s,file.cache.no-flush=%s",
                    place->size, direct, no_flush, place->qemu_name, direct,
                    no_flush);
}

/* Parse "Run completed in 1.234 seconds." in the output of qemu-img bench. */
static int
parse_seconds (const char *output, double *seconds, struct diag *diag)
{
  const char *text = strstr (output, "completed in ");

  if (text == NULL || sscanf (text, "completed in %lf", seconds) != 1)
    return diag_set (diag, DIAG_FAILED,
                     "cannot parse the output of qemu-img");
  return 0;
}

/* Flush the image if the mode does so at the close, and add the time. */
static int
close_image (const struct bench_place *place, struct mode mode, double *seconds,
             struct diag *diag)
{
  struct timespec before, after;

  if (!mode_flushes_at_close (mode))
    return 0;
  clock_gettime (CLOCK_MONOTONIC, &before);
  if (image_flush (place->file, "raw", place->file, diag) == -1)
    return -1;
  clock_gettime (CLOCK_MONOTONIC, &after);
  *seconds += (double) (after.tv_sec - before.tv_sec) +
    (double) (after.tv_nsec - before.tv_nsec) / 1e9;
  return 0;
}

static int
bench_io (const struct bench *bench, const struct bench_place *place,
          struct mode mode,
          unsigned count, const char *size, const char *flush_interval,
          double *seconds, struct diag *diag)
{
  CLEANUP_FREE char *options = image_options (place, mode);
  CLEANUP_FREE char *writes = xasprintf ("%u", count);
  CLEANUP_FREE char *output = NULL;
  const char *args[] = {
    "bench", "-w", "-c", writes, "-d", "1", "-s", size, "--flush-interval",
    flush_interval, "-t", "writeback", "--image-opts", options, NULL,
  };

  if (qemu_img_work (args, bench->watch, 0, &output, diag) == -1 ||
      parse_seconds (output, seconds, diag) == -1)
    return -1;
  return close_image (place, mode, seconds, diag);
}

static int
bench_compare (const void *a, const void *b)
{
  double x = *(const double *) a, y = *(const double *) b;

  return (x > y) - (x < y);
}

static double
median (double *times, unsigned count)
{
  qsort (times, count, sizeof *times, bench_compare);
  return times[count / 2];
}

/* Measure both jobs in one mode. */
static int
run_mode (struct bench *bench, const struct bench_place *place, size_t mode,
          double *flushed, double *sequential, struct diag *diag)
{
  const struct bench_result *result = &bench->results[mode];

  if (bench_io (bench, place, result->mode, bench->writes, "4096", "1", flushed,
                diag) == -1)
    return -1;
  return bench_io (bench, place, result->mode, bench->mebibytes, "1048576", "0",
                   sequential, diag);
}

static void
bench_report_progress (const struct bench *bench, size_t done)
{
  const struct qemu_img_watch *watch = bench->watch;

  if (watch != NULL && watch->progress != NULL)
    watch->progress (watch->opaque, 100.0 * (double) done /
                     (double) (bench->rounds * BENCH_MODES));
}

/* Measure every mode once. */
static int
run_round (struct bench *bench, const struct bench_place *place, unsigned round,
           double (*flushed)[MOST_ROUNDS], double (*sequential)[MOST_ROUNDS],
           struct diag *diag)
{
  for (size_t i = 0; i < BENCH_MODES; ++i) {
    CLEANUP_DIAG struct diag own = { 0 };
    struct bench_result *result = &bench->results[i];

    if (result->refused)
      continue;
    bench_report_progress (bench, round * BENCH_MODES + i);
    if (run_mode (bench, place, i, &flushed[i][round], &sequential[i][round],
                  &own) == 0)
      continue;
    result->refused =
      mode_is_direct (result->mode) && !qemu_img_is_interrupted (bench->watch);
    if (!result->refused)
      return diag_set (diag, DIAG_FAILED, "%s", own.text);
  }
  return 0;
}

static int
measure (struct bench *bench, const struct bench_place *place,
         struct diag *diag)
{
  double flushed[BENCH_MODES][MOST_ROUNDS];
  double sequential[BENCH_MODES][MOST_ROUNDS];

  for (unsigned round = 0; round < bench->rounds; ++round)
    if (run_round (bench, place, round, flushed, sequential, diag) == -1)
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

/* Refuse an image with data, which the measurement would overwrite. */
static int
check_empty (const char *image, struct diag *diag)
{
  CLEANUP_FREE char *format = qemu_img_format (image, diag);
  CLEANUP_FREE char *file = qemu_img_file (image);
  const char *args[] = { "map", "-f", "raw", "--output=json", file, NULL };
  json_t *map, *extent;
  bool found = false;
  size_t i;

  if (format == NULL)
    return -1;
  if (strcmp (format, "raw") != 0) {
    diag_set (diag, DIAG_FAILED, "cannot measure on '%s': it is a %s image",
              image, format);
    diag_hint (diag, "use a raw image");
    return -1;
  }
  map = qemu_img_json (args, diag);
  json_array_foreach (map, i, extent)
    found = found || (json_is_true (json_object_get (extent, "data")) &&
                      !json_is_true (json_object_get (extent, "zero")));
  json_decref (map);
  if (found) {
    diag_set (diag, DIAG_FAILED, "cannot measure on '%s': it contains data",
              image);
    diag_hint (diag, "use an empty image: measuring overwrites it");
  }
  return diag_is_set (diag) ? -1 : 0;
}

/* Return NAME with doubled commas, as QEMU's options require.  The caller frees
 * it.
 */
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

static int64_t
size_of (const char *image)
{
  CLEANUP_CLOSE int fd = open (image, O_RDONLY | O_CLOEXEC);

  return fd == -1 ? -1 : lseek (fd, 0, SEEK_END);
}

static int
run_on (struct bench *bench, const char *image, struct diag *diag)
{
  CLEANUP_FREE char *path = realpath (image, NULL);
  CLEANUP_FREE char *name = path ? escaped (path) : NULL;
  int64_t size = size_of (image);
  struct bench_place place = {
    .file = path, .qemu_name = name, .size = size - size % MEBIBYTE,
  };

  if (path == NULL || size < 0)
    return diag_set (diag, DIAG_FAILED, "cannot open '%s': %s", image,
                     strerror (errno));
  if (size >= MEBIBYTE)
    return measure (bench, &place, diag);
  diag_set (diag, DIAG_FAILED, "cannot measure on '%s': it is too small",
            image);
  diag_hint (diag, "use an image of at least 1 MiB");
  return -1;
}

static int
run_on_new (struct bench *bench, const char *image, struct diag *diag)
{
  int status = image_create (image, "raw", (int64_t) bench->mebibytes << 20,
                             diag);

  if (status == -1)
    return -1;
  status = run_on (bench, image, diag);
  unlink (image);
  return status;
}

/* Empty a file again after the measurement.  If its blocks were allocated
 * before, keep them allocated (FALLOC_FL_ZERO_RANGE, see fallocate(2)).
 */
static int
empty_file (const char *image, const struct stat *before, struct diag *diag)
{
  CLEANUP_CLOSE int fd = -1;

  if (!S_ISREG (before->st_mode))
    return 0;
  fd = open (image, O_WRONLY | O_CLOEXEC);
  if (fd >= 0 && before->st_blocks * 512 >= before->st_size &&
      fallocate (fd, FALLOC_FL_ZERO_RANGE, 0, before->st_size) == 0)
    return 0;
  if (fd >= 0 && ftruncate (fd, 0) == 0 && ftruncate (fd, before->st_size) == 0)
    return 0;
  return diag_set (diag, DIAG_FAILED, "cannot empty '%s': %s", image,
                   strerror (errno));
}

static int
run_on_old (struct bench *bench, const char *image, struct diag *diag)
{
  struct stat before;
  int status;

  if (check_empty (image, diag) == -1)
    return -1;
  if (stat (image, &before) == -1)
    return diag_set (diag, DIAG_FAILED, "cannot open '%s': %s", image,
                     strerror (errno));
  status = run_on (bench, image, diag);
  return empty_file (image, &before, diag) == -1 ? -1 : status;
}

int
bench_run (struct bench *bench, const char *image, struct diag *diag)
{
  CLEANUP_FREE char *prefix = temporary_prefix (OWN_IMAGE);
  CLEANUP_FREE char *own = xasprintf ("%s0.img", prefix);

  temporary_clean (".", OWN_IMAGE);
  for (size_t i = 0; i < BENCH_MODES; ++i)
    bench->results[i] = (struct bench_result) { .mode = modes[i] };
  if (image != NULL && access (image, F_OK) == 0)
    return run_on_old (bench, image, diag);
  return run_on_new (bench, image ? image : own, diag);
}

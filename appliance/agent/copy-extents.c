/* diskfish: copy extents between a file and a SCSI unit, several at a time.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "copy-extents.h"

#include <errno.h>
#include <pthread.h>
#include <stdbool.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "huge-buffer.h"
#include "scsi-unit.h"

enum {
  WORKERS = 4,                  /* requests in flight */
  CHUNK = HUGE_BUFFER,          /* bytes of a request */
  REPORT_MS = 100,              /* between reports of progress */
};

struct state {
  const struct copy *copy;
  pthread_mutex_t lock;         /* of what follows */
  pthread_cond_t turned;
  uint64_t next;                /* number of the next chunk to give out, ... */
  uint64_t turn;                /* ... and of the next one to store in order */
  uint32_t extent;              /* that is copied now, ... */
  uint64_t given;               /* ... and how much of it workers have taken */
  uint64_t done;                /* bytes that are copied */
  int64_t reported;             /* when, in milliseconds */
  int error;                    /* the first errno, or 0 */
};

struct chunk {
  uint64_t number;
  uint64_t start;
  size_t length;
};

static int64_t
now_ms (void)
{
  struct timespec now;

  clock_gettime (CLOCK_MONOTONIC, &now);
  return now.tv_sec * 1000LL + now.tv_nsec / 1000000;
}

static size_t
round_up (size_t size, size_t unit)
{
  return (size + unit - 1) / unit * unit;
}

/* Take the next chunk; false at the end, or after an error. */
static bool
next_chunk (struct state *s, struct chunk *chunk)
{
  bool found = false;

  pthread_mutex_lock (&s->lock);
  while (!found && s->error == 0 && s->extent < s->copy->count) {
    const struct transfer_extent *extent = &s->copy->list[s->extent];
    uint64_t left = extent->length - s->given;

    if (*s->copy->cancelled)
      s->error = EINTR;
    else if (left == 0) {
      s->extent++;
      s->given = 0;
    }
    else {
      chunk->start = extent->start + s->given;
      chunk->length = left < CHUNK ? (size_t) left : CHUNK;
      s->given += chunk->length;
      chunk->number = s->next++;
      found = true;
    }
  }
  pthread_mutex_unlock (&s->lock);
  return found;
}

/* Note the end of a chunk, and report progress now and then. */
static void
end_chunk (struct state *s, const struct chunk *chunk, int error)
{
  int64_t now = now_ms ();

  pthread_mutex_lock (&s->lock);
  s->done += chunk->length;
  s->turn++;
  pthread_cond_broadcast (&s->turned);
  if (s->error == 0)
    s->error = error;
  if (now - s->reported >= REPORT_MS) {
    s->reported = now;
    s->copy->progress (s->copy->opaque, s->done);
  }
  pthread_mutex_unlock (&s->lock);
}

static int
write_at (int fd, const char *bytes, size_t len, uint64_t at)
{
  while (len > 0) {
    ssize_t n = pwrite (fd, bytes, len, (off_t) at);

    if (n <= 0)
      return -1;
    bytes += n;
    at += (uint64_t) n;
    len -= (size_t) n;
  }
  return 0;
}

/* Write whole blocks past the page cache, and the rest through it. */
static int
write_chunk (const struct copy *c, const struct chunk *chunk,
             const char *buffer)
{
  size_t whole = chunk->length / TRANSFER_ALIGN * TRANSFER_ALIGN;

  if (write_at (c->direct, buffer, whole, chunk->start) == -1)
    return -1;
  return write_at (c->buffered, buffer + whole, chunk->length - whole,
                   chunk->start + whole);
}

/* Read a chunk of the file, with zeros after its end. */
static int
read_chunk (const struct copy *c, const struct chunk *chunk, char *buffer)
{
  size_t wanted = round_up (chunk->length, TRANSFER_ALIGN), have = 0;

  while (have < chunk->length) {
    ssize_t n = pread (c->direct, buffer + have, wanted - have,
                       (off_t) (chunk->start + have));

    if (n == -1)
      return -1;
    if (n == 0)
      break;
    have += (size_t) n;
  }
  if (have < chunk->length) {
    /* The file has become shorter. */
    errno = EIO;
    return -1;
  }
  memset (buffer + have, 0, wanted - have);
  return 0;
}

static uint32_t
sectors_of (const struct chunk *chunk)
{
  return (uint32_t) (round_up (chunk->length, TRANSFER_SECTOR) /
                     TRANSFER_SECTOR);
}

static int
fetch (const struct copy *c, const struct chunk *chunk, char *buffer)
{
  return c->to_guest
    ? scsi_unit_read (c->unit, chunk->start / TRANSFER_SECTOR,
                      sectors_of (chunk), buffer)
    : read_chunk (c, chunk, buffer);
}

static int
store (const struct copy *c, const struct chunk *chunk, char *buffer)
{
  return c->to_guest ? write_chunk (c, chunk, buffer)
    : scsi_unit_write (c->unit, chunk->start / TRANSFER_SECTOR,
                       sectors_of (chunk), buffer);
}

/* Wait until all chunks before this one are stored.  ext4 allocates blocks much
 * faster for direct writes that extend a file than for those into a hole, which
 * it first marks as unwritten.
 */
static void
await_turn (struct state *s, const struct chunk *chunk)
{
  if (!s->copy->to_guest)
    return;
  pthread_mutex_lock (&s->lock);
  while (s->turn != chunk->number)
    pthread_cond_wait (&s->turned, &s->lock);
  pthread_mutex_unlock (&s->lock);
}

static int
copy_chunk (struct state *s, const struct chunk *chunk, char *buffer)
{
  int result = buffer != NULL ? fetch (s->copy, chunk, buffer) : -1;

  await_turn (s, chunk);
  if (result == 0)
    result = store (s->copy, chunk, buffer);
  return result;
}

static void *
work (void *opaque)
{
  struct state *s = opaque;
  char *buffer = huge_buffer ();
  struct chunk chunk;

  while (next_chunk (s, &chunk)) {
    int result = copy_chunk (s, &chunk, buffer);

    end_chunk (s, &chunk, result == 0 ? 0 : errno);
  }
  return NULL;
}

int
copy_extents (const struct copy *copy)
{
  struct state state = { .copy = copy, .reported = now_ms () };
  pthread_t threads[WORKERS];
  unsigned started = 0;

  pthread_mutex_init (&state.lock, NULL);
  pthread_cond_init (&state.turned, NULL);
  while (started < WORKERS &&
         pthread_create (&threads[started], NULL, work, &state) == 0)
    started++;
  if (started == 0)
    return EAGAIN;
  for (unsigned i = 0; i < started; ++i)
    pthread_join (threads[i], NULL);
  return state.error;
}

/* diskfish: the input or output of a program in the guest, through a disk.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stream-transfer.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "appliance-state.h"
#include "cleanup.h"
#include "transfer-agent.h"
#include "xalloc.h"

/* The ring buffer and what both sides have moved. */
struct ring {
  struct appliance *a;
  char *bytes;
  int memory;                   /* its descriptor, or -1 */
  uint64_t put;                 /* bytes that were put in */
  uint64_t taken;
  int source;                   /* for the guest's input */
  bool ended;                   /* the source has ended */
  stream_sink *sink;            /* for the guest's output */
  void *opaque;
};

static int
ring_open (struct ring *r)
{
  r->memory = memfd_create ("diskfish-ring", MFD_CLOEXEC);
  if (r->memory == -1 || ftruncate (r->memory, TRANSFER_RING) == -1)
    return -1;
  r->bytes = mmap (NULL, TRANSFER_RING, PROT_READ | PROT_WRITE, MAP_SHARED,
                   r->memory, 0);
  return r->bytes != MAP_FAILED ? 0 : -1;
}

static void
ring_close (struct ring *r)
{
  if (r->bytes != MAP_FAILED)
    munmap (r->bytes, TRANSFER_RING);
  cleanup_close (&r->memory);
}

/* The descriptor to read if there is space for a chunk, or -1. */
static int
wanted_input (void *opaque)
{
  const struct ring *r = opaque;
  uint64_t chunk_end = (r->put / TRANSFER_CHUNK + 1) * TRANSFER_CHUNK;

  return !r->ended && chunk_end - r->taken <= TRANSFER_RING ? r->source : -1;
}

static int
take_input (void *opaque)
{
  struct ring *r = opaque;
  size_t space = TRANSFER_CHUNK - r->put % TRANSFER_CHUNK;
  ssize_t n = read (r->source, r->bytes + r->put % TRANSFER_RING, space);

  if (n == -1)
    return errno == EINTR || errno == EAGAIN ? 0 : -1;
  r->put += (size_t) n;
  r->ended = n == 0;
  if (!r->ended && r->put % TRANSFER_CHUNK != 0)
    return 0;
  if (transfer_agent_tell (r->a, TRANSFER_MOVED, r->put) == -1)
    return -1;
  return r->ended ? transfer_agent_tell (r->a, TRANSFER_END, 0) : 0;
}

static int
note_taken (void *opaque, uint64_t bytes)
{
  struct ring *r = opaque;

  r->taken = bytes;
  return 0;
}

/* Pass on what the guest has put in. */
static int
take_output (void *opaque, uint64_t bytes)
{
  struct ring *r = opaque;

  if (bytes < r->taken || bytes - r->taken > TRANSFER_RING)
    return -1;
  while (r->taken < bytes) {
    uint64_t at = r->taken % TRANSFER_RING;
    size_t len = (size_t) (bytes - r->taken);

    if (len > TRANSFER_RING - at)
      len = (size_t) (TRANSFER_RING - at);
    if (r->sink (r->opaque, r->bytes + at, len) == -1)
      return -1;
    r->taken += len;
  }
  return transfer_agent_tell (r->a, TRANSFER_MOVED, r->taken);
}

static struct transfer_order *
order_of (enum transfer_op op, const struct guest_program *program,
          struct strbuf *words)
{
  struct transfer_order *order = transfer_order_new (op, program->directory);

  for (const char *const *word = program->words; *word != NULL; ++word) {
    strbuf_puts (words, *word);
    strbuf_putc (words, '\0');
  }
  if (order == NULL || words->len > TRANSFER_WORDS) {
    free (order);
    return NULL;
  }
  order->head.nofollow = program->nofollow;
  order->words = words->ptr;
  order->head.words = (uint32_t) words->len;
  return order;
}

static enum disk_transfer_result
run_order (struct ring *r, const struct guest_program *program,
           enum transfer_op op, const struct transfer_host *host)
{
  bool to_guest = op == TRANSFER_TO_PROGRAM;
  CLEANUP_STRBUF struct strbuf words = { 0 };
  CLEANUP_FREE struct transfer_order *order = order_of (op, program, &words);
  CLEANUP_CLOSE int fd = -1;
  CLEANUP_FREE char *name = NULL;

  r->a->interrupted = false;
  if (order == NULL || ring_open (r) == -1)
    return DISK_TRANSFER_IMPOSSIBLE;
  /* QEMU only accepts a descriptor with exactly the access that it needs. */
  name = xasprintf ("/proc/self/fd/%d", r->memory);
  fd = open (name, (to_guest ? O_RDONLY : O_RDWR) | O_CLOEXEC);
  if (fd == -1)
    return DISK_TRANSFER_IMPOSSIBLE;
  return transfer_agent_run_with (r->a, to_guest ? &transfer_unit_in
                                  : &transfer_unit_out, fd, order, host);
}

enum disk_transfer_result
stream_to_guest (struct appliance *a, const struct guest_program *program,
                 int fd, uint64_t size)
{
  struct ring r = { .a = a, .bytes = MAP_FAILED, .memory = -1, .source = fd };
  const struct transfer_host host = {
    .size = size, .input = wanted_input, .take_input = take_input,
    .moved = note_taken, .opaque = &r, .errors = program->errors,
  };
  enum disk_transfer_result result;

  a->touched = true;
  result = run_order (&r, program, TRANSFER_TO_PROGRAM, &host);
  ring_close (&r);
  return result;
}

enum disk_transfer_result
stream_from_guest (struct appliance *a, const struct guest_program *program,
                   stream_sink *sink, void *opaque)
{
  struct ring r = {
    .a = a, .bytes = MAP_FAILED, .memory = -1, .sink = sink, .opaque = opaque,
  };
  const struct transfer_host host = {
    .moved = take_output, .opaque = &r, .errors = program->errors,
  };
  enum disk_transfer_result result;

  result = run_order (&r, program, TRANSFER_FROM_PROGRAM, &host);
  ring_close (&r);
  return result;
}

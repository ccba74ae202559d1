/* diskfish: what a client and a server of remote control say to each other.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * HACKING.md, "Remote control", has the form of the frames.
 */

#ifndef FISH_REMOTE_PROTOCOL_H
#define FISH_REMOTE_PROTOCOL_H

#include <stdbool.h>
#include <stdint.h>

#include "arena.h"
#include "diag.h"
#include "script.h"
#include "strbuf.h"

enum frame_type { FRAME_REQUEST = 1, FRAME_ANSWER, FRAME_REFUSAL };

enum {
  FRAME_LONGEST = 64 << 20,     /* bytes of a frame's body */
  FRAME_FDS = 3,                /* standard input, output and error */
};

/* A command.  On the receiving side all is in the arena. */
struct remote_request {
  unsigned output;              /* enum output_mode */
  bool ignore_error;            /* a failure does not end the server */
  bool keys_from_stdin;
  bool echo_keys;
  const char *source_name;
  const char *source;           /* the lines of the command ... */
  size_t source_len;
  unsigned first_line;          /* ... and the number of the first one */
  const struct word *words;     /* with spans in those lines */
  size_t count;
};

/* The result of a command. */
struct remote_answer {
  bool failed;
  bool ended;                   /* the server has ended */
  struct diag diag;             /* its span refers to the lines */
};

/* Append a body.  A request contains the versions of protocol and program,
 * which must be equal on both sides.
 */
void remote_put_request (struct strbuf *body, const char *version,
                         const struct remote_request *request);
void remote_put_answer (struct strbuf *body,
                        const struct remote_answer *answer);

/* Return the version of a request, in the arena, or NULL if it has none. */
const char *remote_get_version (const char *body, size_t len,
                                struct arena *arena);

/* Parse a body.  Return false if it is invalid. */
bool remote_get_request (const char *body, size_t len, struct arena *arena,
                         struct remote_request *request)
  __attribute__ ((warn_unused_result));
bool remote_get_answer (const char *body, size_t len,
                        struct remote_answer *answer)
  __attribute__ ((warn_unused_result));

/* Send a frame, with FRAME_FDS descriptors if FDS is not NULL.  Returns -1 with
 * errno.
 */
int remote_send (int fd, enum frame_type type, const char *body, size_t len,
                 const int *fds)
  __attribute__ ((warn_unused_result));

/* Receive a frame.  The descriptors that came with it go to FDS (-1: none); the
 * caller closes them.  Returns -1 with errno; EPROTO for an invalid frame.
 */
int remote_receive (int fd, enum frame_type *type, struct strbuf *body,
                    int fds[FRAME_FDS])
  __attribute__ ((warn_unused_result));

/* The versions of protocol and program. */
extern const char remote_version[];

#endif

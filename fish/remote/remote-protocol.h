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

/* What came of it. */
struct remote_answer {
  bool failed;
  bool ended;                   /* the server is no more */
  struct diag diag;             /* its span is in the lines, no source */
};

/* The bodies.  A request begins with the versions of protocol and program:
 * both sides must have the same.
 */
void remote_put_request (struct strbuf *body, const char *version,
                         const struct remote_request *request);
void remote_put_answer (struct strbuf *body,
                        const struct remote_answer *answer);

/* The version of a request, in the arena, NULL if there is none. */
const char *remote_get_version (const char *body, size_t len,
                                struct arena *arena);

/* False if the bytes are no such body. */
bool remote_get_request (const char *body, size_t len, struct arena *arena,
                         struct remote_request *request)
  __attribute__ ((warn_unused_result));
bool remote_get_answer (const char *body, size_t len,
                        struct remote_answer *answer)
  __attribute__ ((warn_unused_result));

/* Send a frame; FDS, FRAME_FDS of them, or NULL go with its first byte. */
int remote_send (int fd, enum frame_type type, const char *body, size_t len,
                 const int *fds)
  __attribute__ ((warn_unused_result));

/* Receive one.  The descriptors that came with it go to FDS (-1: none), to be
 * closed by the caller.  -1 with errno; EPROTO for what is no frame.
 */
int remote_receive (int fd, enum frame_type *type, struct strbuf *body,
                    int fds[FRAME_FDS])
  __attribute__ ((warn_unused_result));

/* What this program calls its protocol and itself. */
extern const char remote_version[];

#endif

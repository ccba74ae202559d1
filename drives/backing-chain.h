/* diskfish: an image and its backing files.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef DRIVES_BACKING_CHAIN_H
#define DRIVES_BACKING_CHAIN_H

#include <stdbool.h>

#include "diag.h"
#include "vector.h"

struct chain_image {
  char *file;           /* an absolute name, or what QEMU calls json: and so */
  char *format;
  bool probed;          /* detected from the content: neither the user nor the
                           image above names it */
  struct strings data;  /* other files that hold its data, such as extents */
};

/* The image is the first element, its backing file the next. */
DEFINE_VECTOR (backing_chain, struct chain_image)

/* Read the chain of FILE, an absolute name, which the user calls NAME.  FORMAT
 * is that of FILE, or NULL if it is to be detected.  Each image is probed at
 * most once.  Fails if an image of the chain is missing, is neither a file nor
 * a block device, is encrypted, or is its own backing file.  CHAIN is empty
 * before, and after a failure.
 */
int backing_chain_read (struct backing_chain *chain, const char *file,
                        const char *format, const char *name,
                        struct diag *diag)
  __attribute__ ((warn_unused_result));

/* Free all images. */
void backing_chain_free (struct backing_chain *chain);

/* Return a copy that shares nothing. */
struct backing_chain backing_chain_copy (const struct backing_chain *chain)
  __attribute__ ((warn_unused_result));

/* True if FILE is one of the backing files, or holds data of one; the image
 * itself does not count.
 */
bool backing_chain_has (const struct backing_chain *chain, const char *file);

/* True if FILE is the image, or holds data of it. */
bool chain_image_has (const struct chain_image *image, const char *file);

/* True if both names lead to one file. */
bool same_file (const char *a, const char *b);

/* Return the name of a file for messages: relative to the current directory if
 * the file is in it.  Freed by the caller.
 */
char *image_shown (const char *file) __attribute__ ((warn_unused_result));

/* Check that FILE, which is WHAT (such as "'a.img'"), can be an image: a file
 * or a block device.  Opens nothing: opening a FIFO would wait for a writer.
 * A missing file passes.
 */
int image_check_type (const char *file, const char *what, struct diag *diag)
  __attribute__ ((warn_unused_result));

#define CLEANUP_CHAIN __attribute__ ((cleanup (backing_chain_free)))

#endif

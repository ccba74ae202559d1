/* diskfish: an image and its backing files.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef DRIVES_BACKING_CHAIN_H
#define DRIVES_BACKING_CHAIN_H

#include <stdbool.h>

#include "diag.h"
#include "raw-images.h"
#include "vector.h"

struct chain_image {
  char *file;           /* absolute name, or a URI or json: text for QEMU */
  char *format;
  bool probed;          /* the format was detected from the content: neither
                           the user nor the overlay names it */
  struct strings data;  /* other files with its data, such as extents */
};

/* The image is the first element, its backing file the next. */
DEFINE_VECTOR (backing_chain, struct chain_image)

/* Read the chain of FILE, an absolute name or one that qemu-img accepts, into
 * CHAIN, which must be empty.  NAME is the name in messages.  FORMAT is the
 * format of FILE, or NULL to detect it.  Each image is probed at most once, and
 * those of RAW (or NULL) not at all.  Fail, with CHAIN empty, if an image of
 * the chain is missing, is neither a file nor a block device, is encrypted, or
 * is its own backing file.
 */
int backing_chain_read (struct backing_chain *chain, const char *file,
                        const char *format, const char *name,
                        const struct raw_images *raw, struct diag *diag)
  __attribute__ ((warn_unused_result));

/* Add the images of the chain that were detected as raw to RAW. */
void backing_chain_note_raw (const struct backing_chain *chain,
                             struct raw_images *raw);

/* Free the vector and all images. */
void backing_chain_free (struct backing_chain *chain);

/* Return a deep copy. */
struct backing_chain backing_chain_copy (const struct backing_chain *chain)
  __attribute__ ((warn_unused_result));

/* True if FILE is one of the backing files, or contains data of one.  The image
 * itself, the first element, is not checked.
 */
bool backing_chain_has (const struct backing_chain *chain, const char *file);

/* True if FILE is the image, or contains data of it. */
bool chain_image_has (const struct chain_image *image, const char *file);

/* True if both names refer to the same file (device and inode number). */
bool same_file (const char *a, const char *b);

/* Return the name of a file for messages: relative to the current directory if
 * the file is below it.  The caller frees it.
 */
char *image_shown (const char *file) __attribute__ ((warn_unused_result));

/* Check that FILE, called WHAT in messages (such as "'a.img'"), is a regular
 * file or a block device.  Do not open it: opening a FIFO would wait for a
 * writer.  A missing file passes.
 */
int image_check_type (const char *file, const char *what, struct diag *diag)
  __attribute__ ((warn_unused_result));

#define CLEANUP_CHAIN __attribute__ ((cleanup (backing_chain_free)))

#endif

/* diskfish: free local variables when they go out of scope.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef COMMON_CLEANUP_H
#define COMMON_CLEANUP_H

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

/* Call FUNCTION with the variable's address at the end of its scope.
 * Initialise the variable, with NULL or -1 if there is no value yet.
 */
#define CLEANUP(function) __attribute__ ((cleanup (function)))
#define CLEANUP_FREE CLEANUP (cleanup_free)
#define CLEANUP_FREE_STRINGS CLEANUP (cleanup_free_strings)
#define CLEANUP_CLOSE CLEANUP (cleanup_close)
#define CLEANUP_FCLOSE CLEANUP (cleanup_fclose)

/* Return the pointer and set the variable to NULL, so that its cleanup does
 * not free what the caller now owns.
 */
#define STEAL(pointer)                          \
  __extension__ ({                              \
    __typeof__ (pointer) stolen_ = (pointer);   \
    (pointer) = NULL;                           \
    stolen_;                                    \
  })

static inline void
cleanup_free (void *pointer)
{
  free (*(void **) pointer);
}

static inline void
cleanup_free_strings (void *pointer)
{
  char **strings = *(char ***) pointer;

  for (size_t i = 0; strings != NULL && strings[i] != NULL; ++i)
    free (strings[i]);
  free (strings);
}

static inline void
cleanup_close (int *fd)
{
  if (*fd >= 0)
    close (*fd);
}

static inline void
cleanup_fclose (FILE **file)
{
  if (*file != NULL)
    fclose (*file);
}

#endif

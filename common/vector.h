/* diskfish: typed vectors.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef COMMON_VECTOR_H
#define COMMON_VECTOR_H

#include <stdlib.h>

#include "xalloc.h"

/* DEFINE_VECTOR (words, struct word) defines the type 'struct words' with the
 * public members ptr, len and cap, and two functions:
 *   struct word *words_append (struct words *, struct word)
 *     appends an element and returns its address in the vector;
 *   void words_reset (struct words *)
 *     frees the array, but not what its elements point to.
 * A zero-initialised vector is empty.  Elements move when the vector grows.
 */
#define DEFINE_VECTOR(name, type)                                       \
  struct name { type *ptr; size_t len; size_t cap; };                   \
                                                                        \
  static inline type * __attribute__ ((unused))                         \
  name##_append (struct name *v, type element)                          \
  {                                                                     \
    if (v->len == v->cap) {                                             \
      v->cap = v->cap ? v->cap * 2 : 8;                                 \
      v->ptr = xreallocarray (v->ptr, v->cap, sizeof *v->ptr);          \
    }                                                                   \
    v->ptr[v->len] = element;                                           \
    return &v->ptr[v->len++];                                           \
  }                                                                     \
                                                                        \
  static inline void __attribute__ ((unused))                           \
  name##_reset (struct name *v)                                         \
  {                                                                     \
    free (v->ptr);                                                      \
    v->ptr = NULL;                                                      \
    v->len = v->cap = 0;                                                \
  }

DEFINE_VECTOR (strings, char *)

/* Free the array and its strings. */
static inline void
strings_free (struct strings *list)
{
  for (size_t i = 0; i < list->len; ++i)
    free (list->ptr[i]);
  strings_reset (list);
}
#define CLEANUP_STRINGS __attribute__ ((cleanup (strings_free)))

#endif

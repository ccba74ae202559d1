/* diskfish: what running a command gives.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef COMMANDS_VALUE_H
#define COMMANDS_VALUE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

enum value_kind {
  VALUE_NONE,
  VALUE_BOOL,
  VALUE_INT,
  VALUE_STRING,         /* one line; its end is not part of it */
  VALUE_TEXT,           /* lines, each with its end */
  VALUE_BYTES,          /* printed as they are */
  VALUE_LIST,
  VALUE_TABLE,          /* key, value, key, value, ... */
  VALUE_STRUCT,
  VALUE_STRUCTS,
};

enum number_base { BASE_DECIMAL, BASE_OCTAL, BASE_HEX };

enum field_type {
  FIELD_CHAR,
  FIELD_STRING,
  FIELD_INT32,
  FIELD_UINT32,
  FIELD_INT64,
  FIELD_UINT64,
  FIELD_BYTES,          /* uint64_t, a number of bytes */
  FIELD_PERCENT,        /* float, negative when unknown */
  FIELD_UUID,           /* char[32] without a NUL */
  FIELD_BUFFER,         /* a pointer; its length is at len_offset */
  FIELD_BOOL,
  FIELD_JSON,           /* a string of JSON; NULL is null */
  FIELD_COUNT,          /* int64_t, negative when unknown */
  FIELD_SIZE,           /* the same, of bytes */
  FIELD_USE,            /* int32_t, percent in use, negative when unknown */
  FIELD_STRUCTS,        /* struct struct_list, of the field's 'def' */
};

/* Programs and people may want to see the same fact in different forms. */
enum field_audience { FOR_ALL, FOR_HUMANS, FOR_MACHINES };

struct struct_def;

/* Structs within a struct: 'count' of them, one behind another. */
struct struct_list {
  void *structs;
  size_t count;
};

struct field_def {
  const char *name;
  enum field_type type;
  size_t offset;
  size_t len_offset;    /* of a uint32_t, for FIELD_BUFFER */
  enum field_audience audience;
  const struct struct_def *def; /* for FIELD_STRUCTS */
};

/* A field of our own structs, and one that has the member's name and is for
 * all.
 */
#define STRUCT_FIELD_AS(key, owner, member, field_type, who)            \
  { .name = (key), .type = (field_type), .audience = (who),             \
    .offset = offsetof (owner, member) }
#define STRUCT_FIELD(owner, member, field_type)                         \
  STRUCT_FIELD_AS (#member, owner, member, field_type, FOR_ALL)

/* The same for a struct struct_list of structs of DEF. */
#define STRUCT_MEMBERS(owner, member, member_def)                       \
  { .name = #member, .type = FIELD_STRUCTS, .def = (member_def),        \
    .offset = offsetof (owner, member) }

/* A member at AT of the struct BASE, whatever its alignment. */
#define STRUCT_MEMBER(member_type, base, at)            \
  __extension__ ({                                      \
    member_type member_;                                \
    memcpy (&member_, (base) + (at), sizeof member_);   \
    member_;                                            \
  })

struct struct_def {
  const char *name;
  const struct field_def *fields;
  size_t count;
  size_t size;          /* of one struct, in bytes */
  bool tabular;         /* a list of these is shown as a table */
  bool sparse;          /* without the columns that are empty */
};

/* The field with structs of DEF itself, which makes a list of them a tree.
 * NULL: they are not one.
 */
const struct field_def *struct_def_children (const struct struct_def *def);

/* A value owns what it points to: 'owner' is what 'release' frees.  A value
 * of zeroes is VALUE_NONE.
 */
struct value {
  enum value_kind kind;
  enum number_base base;
  union {
    bool truth;
    int64_t number;
    const char *string;         /* NULL: there is none */
    struct {
      const char *bytes;
      size_t len;
    };
    char *const *list;          /* NULL at the end */
    struct {
      const struct struct_def *def;
      const void *structs;      /* 'count' of them, one behind another */
      size_t count;
    };
  };
  void *owner;
  void (*release) (void *owner);
};

void value_set_bool (struct value *value, bool truth);
void value_set_int (struct value *value, int64_t number,
                    enum number_base base);

/* These take what they are given; it is freed with free. */
void value_take_string (struct value *value, char *string);
void value_take_text (struct value *value, char *text);
void value_take_bytes (struct value *value, char *bytes, size_t len);
void value_take_list (struct value *value, char **list);
void value_take_table (struct value *value, char **pairs);

/* The string outlives the value (NULL: there is none). */
void value_set_const_string (struct value *value, const char *string);

/* COUNT structs at STRUCTS; RELEASE (OWNER) frees them. */
void value_take_structs (struct value *value, enum value_kind kind,
                         const struct struct_def *def, const void *structs,
                         size_t count, void *owner,
                         void (*release) (void *owner));

/* Free what it owns; the value is VALUE_NONE again. */
void value_reset (struct value *value);

#define CLEANUP_VALUE __attribute__ ((cleanup (value_reset)))

#endif

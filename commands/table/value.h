/* diskfish: the result of a command.
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
  VALUE_STRING,         /* one line, without its newline */
  VALUE_TEXT,           /* lines, each with its newline */
  VALUE_BYTES,          /* printed unchanged */
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
  FIELD_PERCENT,        /* float, negative if unknown */
  FIELD_UUID,           /* char[32], not NUL-terminated */
  FIELD_BUFFER,         /* a pointer; the length is at len_offset */
  FIELD_BOOL,
  FIELD_JSON,           /* a string of JSON; NULL is null */
  FIELD_COUNT,          /* int64_t, negative if unknown */
  FIELD_SIZE,           /* int64_t in bytes, negative if unknown */
  FIELD_USE,            /* int32_t, percent in use, negative if unknown */
  FIELD_STRUCTS,        /* struct struct_list of the field's 'def' */
};

/* Some facts have a human-readable and a machine-readable form: one field for
 * each.
 */
enum field_audience { FOR_ALL, FOR_HUMANS, FOR_MACHINES };

struct struct_def;

/* An array of COUNT structs within a struct. */
struct struct_list {
  void *structs;
  size_t count;
};

struct field_def {
  const char *name;
  enum field_type type;
  size_t offset;
  size_t len_offset;    /* of a uint32_t; for FIELD_BUFFER */
  enum field_audience audience;
  bool constant;        /* a string that is not freed */
  const struct struct_def *def; /* for FIELD_STRUCTS */
};

/* STRUCT_FIELD_AS describes a member of one of our structs.  STRUCT_FIELD uses
 * the member's name as key, and is for all formats.
 */
#define STRUCT_FIELD_AS(key, owner, member, field_type, who)            \
  { .name = (key), .type = (field_type), .audience = (who),             \
    .offset = offsetof (owner, member) }
#define STRUCT_FIELD(owner, member, field_type)                         \
  STRUCT_FIELD_AS (#member, owner, member, field_type, FOR_ALL)

/* The same for a string that is not freed. */
#define STRUCT_CONSTANT(owner, member, who)                             \
  { .name = #member, .type = FIELD_STRING, .audience = (who),           \
    .constant = true, .offset = offsetof (owner, member) }

/* Describe a member of type struct struct_list, with structs of MEMBER_DEF. */
#define STRUCT_MEMBERS(owner, member, member_def)                       \
  { .name = #member, .type = FIELD_STRUCTS, .def = (member_def),        \
    .offset = offsetof (owner, member) }

/* Read a member at offset AT of the struct BASE.  memcpy allows any alignment.
 */
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
  size_t size;          /* sizeof one struct */
  bool tabular;         /* a list of them is printed as a table */
  bool sparse;          /* tables omit empty columns */
};

/* Return the field of DEF that holds structs of DEF itself, which makes a list
 * of them a tree, or NULL.
 */
const struct field_def *struct_def_children (const struct struct_def *def);

/* Free what the fields of a struct of our own point to, structs within it too.
 * Several fields may show one member.
 */
void struct_clear (const struct struct_def *def, void *one);

/* The same of all structs of a list, and the list. */
void struct_list_free (const struct struct_def *def, struct struct_list list);

/* A value owns what it points to: RELEASE frees OWNER.  A zero-initialised
 * value is VALUE_NONE.
 */
struct value {
  enum value_kind kind;
  enum number_base base;
  union {
    bool boolean;
    int64_t number;
    const char *string;         /* NULL: no string */
    struct {
      const char *bytes;
      size_t len;
    };
    char *const *list;          /* NULL-terminated */
    struct {
      const struct struct_def *def;
      const void *structs;      /* array of COUNT structs */
      size_t count;
    };
  };
  void *owner;
  void (*release) (void *owner);        /* NULL: structs are freed by 'def' */
};

void value_set_bool (struct value *value, bool boolean);
void value_set_int (struct value *value, int64_t number,
                    enum number_base base);

/* Set the value and take ownership of the allocated argument.  Lists are
 * NULL-terminated, and their strings are freed too.
 */
void value_take_string (struct value *value, char *string);
void value_take_text (struct value *value, char *text);
void value_take_bytes (struct value *value, char *bytes, size_t len);
void value_take_list (struct value *value, char **list);
void value_take_table (struct value *value, char **pairs);

/* Set the value to STRING, which must outlive it.  NULL means that there is no
 * string.
 */
void value_set_const_string (struct value *value, const char *string);

/* Set the value to COUNT structs at STRUCTS.  RELEASE (OWNER) frees them. */
void value_take_structs (struct value *value, enum value_kind kind,
                         const struct struct_def *def, const void *structs,
                         size_t count, void *owner,
                         void (*release) (void *owner));

/* Set VALUE to structs of our own.  Take ownership of LIST. */
void value_take_rows (struct value *value, enum value_kind kind,
                      const struct struct_def *def, struct struct_list list);

/* Free what VALUE owns and make it VALUE_NONE. */
void value_reset (struct value *value);

#define CLEANUP_VALUE __attribute__ ((cleanup (value_reset)))

#endif

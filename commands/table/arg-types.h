/* diskfish: the types of arguments.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef COMMANDS_ARG_TYPES_H
#define COMMANDS_ARG_TYPES_H

/* Questions of completion to the session: X (ID).  The answers are in
 * fish/interpreter/completion-source.c.
 */
#define COMPLETION_KINDS(X)                                             \
  X (NOTHING)           /* completion does not ask */                   \
  X (AUGEAS_PATHS)      /* below the directory in the argument */       \
  X (DEVICES)                                                           \
  X (DOMAINS)           /* of libvirt */                                \
  X (DRIVES)            /* sda, sdb, ... and labels */                  \
  X (EVENTS)            /* names of handlers */                         \
  X (FS_LABELS)                                                         \
  X (MOUNTABLES)        /* pairs: mountable, file system */             \
  X (PATHS)             /* of the guest; see collect_guest_paths */     \
  X (REFERENCES)        /* what may follow "%{" and the argument */     \
  X (SNAPSHOTS)         /* of the image in the argument */              \
  X (VOLUME_GROUPS)

/* A row for each type:
 * X (ID, NAME, USAGE, IN_CALL, BIND, COLLECT, KIND, SEPARATOR).
 *
 * NAME is the word of the descriptions, USAGE that of help.  IN_CALL is how
 * the generator spells the value in a library call (types.c), BIND checks and
 * converts the value (bind-types.c), and COLLECT gathers its candidates
 * (completions/collect.c), asking for KIND.  SEPARATOR is the character between
 * the elements if a value is a list, otherwise 0.
 *
 * SECRET is a string that is never shown.  KEY is read from a prompt, not
 * typed.  NEW_FILE is a file that the command creates.  HOST_FILES and PATHS
 * take one or more words, REST all remaining words, if any.  DRIVE is an
 * attached drive, by device or label.  EVENT is the name of an event handler,
 * EVENT_SET names of events or *.  TEXT is one word or a here-document.
 * SETTING_VALUE belongs to the setting in the first argument.
 */
#define ARG_TYPES(X)                                                    \
  X (BOOL, "bool", "true|false",                                        \
     CALL_INT, bind_bool, collect_booleans, NOTHING, 0)                 \
  X (INT, "int", "number",                                              \
     CALL_INT, bind_number, collect_nothing, NOTHING, 0)                \
  X (INT64, "int64", "number",                                          \
     CALL_INT64, bind_number, collect_nothing, NOTHING, 0)              \
  X (SIZE, "size", "size",                                              \
     CALL_INT64, bind_number, collect_nothing, NOTHING, 0)              \
  X (STRING, "string", "string",                                        \
     CALL_TEXT, bind_text, collect_nothing, NOTHING, 0)                 \
  X (SECRET, "secret", "string",                                        \
     CALL_TEXT, bind_text, collect_nothing, NOTHING, 0)                 \
  X (GUID, "guid", "guid",                                              \
     CALL_TEXT, bind_text, collect_nothing, NOTHING, 0)                 \
  X (OPTSTRING, "optstring", "string",                                  \
     CALL_TEXT, bind_optional, collect_nothing, NOTHING, 0)             \
  X (BUFFER, "buffer", "string",                                        \
     CALL_TEXT, bind_text, collect_nothing, NOTHING, 0)                 \
  X (KEY, "key", "key",                                                 \
     CALL_TEXT, bind_text, collect_nothing, NOTHING, 0)                 \
  X (LIST, "list", "list",                                              \
     CALL_LIST, bind_list, collect_nothing, NOTHING, ' ')               \
  X (FILENAME_LIST, "filename-list", "list",                            \
     CALL_LIST, bind_list, collect_nothing, NOTHING, ' ')               \
  X (DEVICE_LIST, "device-list", "devices",                             \
     CALL_LIST, bind_list, collect_devices, DEVICES, ' ')               \
  X (PATH_LIST, "path-list", "paths",                                   \
     CALL_LIST, bind_list, collect_guest_paths, NOTHING, ' ')           \
  X (FILE_IN, "file-in", "file|-",                                      \
     CALL_TEXT, bind_text, collect_files, NOTHING, 0)                   \
  X (FILE_OUT, "file-out", "file|-",                                    \
     CALL_TEXT, bind_text, collect_files, NOTHING, 0)                   \
  X (HOST_FILE, "host-file", "file",                                    \
     CALL_TEXT, bind_text, collect_files, NOTHING, 0)                   \
  X (NEW_FILE, "new-file", "file",                                      \
     CALL_TEXT, bind_text, collect_files, NOTHING, 0)                   \
  X (HOST_FILES, "host-files", "file...",                               \
     CALL_LIST, bind_text, collect_files, NOTHING, 0)                   \
  X (HOST_DIRECTORY, "host-directory", "directory",                        \
     CALL_TEXT, bind_text, collect_directories, NOTHING, 0)             \
  X (IMAGE, "image", "image",                                           \
     CALL_TEXT, bind_text, collect_files, NOTHING, 0)                   \
  X (IMAGE_OR_DRIVE, "image-or-drive", "image|drive",                   \
     CALL_NONE, bind_text, collect_files_and_drives, DRIVES, 0)         \
  X (DEVICE, "device", "device",                                        \
     CALL_TEXT, bind_text, collect_devices, DEVICES, 0)                 \
  X (PATH, "path", "path",                                              \
     CALL_TEXT, bind_path, collect_guest_paths, NOTHING, 0)             \
  X (PATHS, "paths", "path...",                                         \
     CALL_LIST, bind_path, collect_guest_paths, NOTHING, 0)             \
  X (MOUNTABLE, "mountable", "mountable",                               \
     CALL_TEXT, bind_text, collect_mountables, NOTHING, 0)              \
  X (DEVICE_OR_PATH, "device-or-path", "device|path",                   \
     CALL_TEXT, bind_text, collect_devices_and_paths, DEVICES, 0)       \
  X (MOUNTABLE_OR_PATH, "mountable-or-path", "mountable|path",          \
     CALL_TEXT, bind_text, collect_mountables_and_paths, NOTHING, 0)    \
  X (VOLUME_GROUP, "volume-group", "string",                            \
     CALL_TEXT, bind_text, collect_values, VOLUME_GROUPS, 0)            \
  X (VOLUME_GROUPS, "volume-groups", "list",                            \
     CALL_LIST, bind_list, collect_values, VOLUME_GROUPS, ' ')          \
  X (FS_LABEL, "fs-label", "string",                                    \
     CALL_TEXT, bind_text, collect_values, FS_LABELS, 0)                \
  X (AUGEAS_PATH, "augeas-path", "string",                              \
     CALL_TEXT, bind_text, collect_augeas_paths, NOTHING, 0)            \
  X (POINTER, "pointer", "pointer",                                     \
     CALL_POINTER, bind_pointer, collect_nothing, NOTHING, 0)           \
  X (DOMAIN, "domain", "string",                                        \
     CALL_TEXT, bind_text, collect_values, DOMAINS, 0)                  \
  X (DRIVE, "drive", "drive",                                           \
     CALL_TEXT, bind_text, collect_devices, DRIVES, 0)                  \
  X (EVENT, "event", "handler",                                         \
     CALL_TEXT, bind_text, collect_values, EVENTS, 0)                   \
  X (EVENT_SET, "event-set", "events",                                  \
     CALL_UINT64, bind_events, collect_nothing, NOTHING, ',')           \
  X (TEXT, "text", "text",                                              \
     CALL_NONE, bind_text, collect_nothing, NOTHING, 0)                 \
  X (SETTING_VALUE, "setting-value", "value",                           \
     CALL_NONE, bind_setting_value, collect_nothing, NOTHING, 0)        \
  X (REST, "rest", "words",                                             \
     CALL_NONE, bind_text, collect_nothing, NOTHING, 0)

#endif

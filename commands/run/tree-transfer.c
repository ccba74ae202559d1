/* diskfish: commands that copy directories to or from the guest.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "tree-transfer.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cleanup.h"
#include "disk-transfer.h"
#include "error-hints.h"
#include "piped-program.h"
#include "send-all.h"
#include "strbuf.h"
#include "stream-transfer.h"
#include "tar-end.h"
#include "tar-message.h"
#include "vector.h"
#include "xalloc.h"

/* Large records save the guest system calls.  The archive that a user gets has
 * tar's default size nevertheless; see tar-end.h.
 */
#define RECORDS "-b", "2048"

/* The options of 'tar-in' and 'tar-out', and what libguestfs gives tar for
 * them.
 */
static const struct tar_option {
  const char *name;
  const char *in[2], *out;
} tar_options[] = {
  { "numericowner", { NULL }, "--numeric-owner" },
  { "xattrs", { "--xattrs", "--xattrs-include=*" }, "--xattrs" },
  { "selinux", { "--selinux" }, "--selinux" },
  { "acls", { "--acls" }, "--acls" },
};

enum { TAR_OPTIONS = sizeof tar_options / sizeof *tar_options };

static void
add_word (struct strings *words, const char *word)
{
  if (word != NULL)
    strings_append (words, xstrdup (word));
}

static void
add_words (struct strings *words, const char *const *list)
{
  for (size_t i = 0; list[i] != NULL; ++i)
    add_word (words, list[i]);
}

/* The command of tar in the guest.  libguestfs's order of options is kept. */
static void
start_words (struct strings *words, bool in)
{
  static const char *const in_words[] = { "tar", RECORDS, "-xf", "-", NULL };
  static const char *const out_words[] = { "tar", RECORDS, NULL };

  add_words (words, in ? in_words : out_words);
}

static void
end_words (struct strings *words, bool in)
{
  static const char *const out_words[] = { "-cf", "-", ".", NULL };

  if (!in)
    add_words (words, out_words);
  strings_append (words, NULL);
}

static void
add_excludes (struct strings *words, char *const *patterns)
{
  for (size_t i = 0; patterns[i] != NULL; ++i)
    strings_append (words, xasprintf ("--exclude=%s", patterns[i]));
}

/* Add an option of the command.  False if it is not known here. */
static bool
add_option (struct strings *words, bool in, const char *name,
            const struct arg *arg)
{
  if (strcmp (name, "excludes") == 0) {
    add_excludes (words, arg->list);
    return true;
  }
  for (size_t i = 0; i < TAR_OPTIONS; ++i)
    if (strcmp (name, tar_options[i].name) == 0) {
      if (arg->number && !in)
        add_word (words, tar_options[i].out);
      else if (arg->number) {
        add_word (words, tar_options[i].in[0]);
        add_word (words, tar_options[i].in[1]);
      }
      return true;
    }
  return false;
}

/* Put the command of tar together, and find the program that compresses.  False
 * if the options include one that is not known here.
 */
static bool
take_options (const struct args *args, bool in, struct strings *words,
              const char **compress)
{
  start_words (words, in);
  for (size_t i = 0; i < args->command->nopts; ++i) {
    const char *name = args->command->opts[i].name;

    if (!args->opts[i].given)
      continue;
    if (strcmp (name, "compress") == 0)
      *compress = args->opts[i].text;
    else if (!add_option (words, in, name, &args->opts[i]))
      return false;
  }
  end_words (words, in);
  return true;
}

/* Report tar's errors in MESSAGE as the command would report them. */
static bool
report_tar (struct session *session, const struct args *args,
            const char *message, struct diag *diag)
{
  CLEANUP_FREE char *text = tar_message (message);
  const struct failure failure = {
    .message = text, .of_host = tar_message_of_host (message),
  };

  if (text == NULL)
    return false;
  if (!error_hint_known (session, args, &failure, diag))
    diag_set (diag, DIAG_FAILED, "%s: %s", args->name, text);
  diag_set_library (diag, message);
  return true;
}

/* Report a file system that is full, and files of the host that could not be
 * read: a second attempt would meet other files, and fail differently or not at
 * all.  False for other errors.
 */
static bool
report_files (struct session *session, const struct args *args,
              const struct guest_program *guest, const struct strbuf *host,
              struct diag *diag)
{
  const char *errors = guest->errors->ptr;
  CLEANUP_FREE char *message = NULL;

  if (errors != NULL && strstr (errors, ": No space left on device") != NULL)
    message = xasprintf ("tar subcommand failed on directory: %s: %s",
                         guest->directory, errors);
  else if (host->ptr != NULL && errors == NULL)
    message = xasprintf ("tar subprocess failed: %s", host->ptr);
  return message != NULL && report_tar (session, args, message, diag);
}

static enum bulk_transfer
end_writing (struct session *session, const struct args *args,
             enum disk_transfer_result result,
             const struct guest_program *guest, const struct strbuf *host,
             struct diag *diag)
{
  return result == DISK_TRANSFER_IMPOSSIBLE &&
    report_files (session, args, guest, host, diag)
    ? BULK_TRANSFER_FAILED : bulk_transfer_end (args, result, diag);
}

/* ---- to the guest ------------------------------------------------------ */

/* Send the output of a program of the host.  ERRORS gets its errors. */
static enum disk_transfer_result
send_output (struct session *session, const struct guest_program *guest,
             const char *const *words, int file, struct strbuf *errors)
{
  struct piped_program host;
  enum disk_transfer_result result;

  if (piped_program_start (&host, words, PIPED_OUTPUT, file) == -1)
    return DISK_TRANSFER_IMPOSSIBLE;
  result = stream_to_guest (session->appliance, guest, host.fd, 0);
  if (piped_program_end (&host, errors) == -1 && result == DISK_TRANSFER_DONE)
    result = DISK_TRANSFER_IMPOSSIBLE;
  return result;
}

static enum disk_transfer_result
send_archive (struct session *session, const struct guest_program *guest,
              const char *compress, int fd, uint64_t size)
{
  const char *const host[] = { compress, "-d", NULL };

  return compress == NULL ? stream_to_guest (session->appliance, guest, fd,
                                             size)
    : send_output (session, guest, host, fd, NULL);
}

static enum bulk_transfer
tar_in (struct session *session, const struct args *args, struct diag *diag)
{
  CLEANUP_STRINGS struct strings words = { 0 };
  CLEANUP_STRBUF struct strbuf errors = { 0 };
  const struct strbuf none = { 0 };
  CLEANUP_CLOSE int fd = open (args->args[0].text,
                               O_RDONLY | O_NONBLOCK | O_CLOEXEC);
  const char *compress = NULL;
  struct guest_program guest = {
    .directory = args->args[1].text, .errors = &errors,
  };
  struct stat file;

  if (fd == -1 || fstat (fd, &file) == -1 || !S_ISREG (file.st_mode) ||
      !take_options (args, true, &words, &compress) ||
      !disk_transfer_is_possible (session->appliance))
    return BULK_TRANSFER_LEFT;
  guest.words = (const char *const *) words.ptr;
  return end_writing (session, args,
                      send_archive (session, &guest, compress, fd,
                                    (uint64_t) file.st_size), &guest, &none,
                      diag);
}

/* The directory and the name of a file, which libguestfs gives to tar.  False
 * for names that are left to it.
 */
static bool
split_path (const char *path, char **directory, const char **name)
{
  const char *slash = strrchr (path, '/');

  *name = slash != NULL ? slash + 1 : path;
  *directory = slash == NULL ? xstrdup (".") : slash == path ? xstrdup ("/")
    : xasprintf ("%.*s", (int) (slash - path), path);
  return **name != '\0' && strcmp (*name, ".") != 0 &&
    strcmp (*name, "..") != 0 && **name != '-';
}

enum bulk_transfer
tree_transfer_copy_in (struct session *session, const struct args *args,
                       const char *from, const char *to, struct diag *diag)
{
  CLEANUP_STRINGS struct strings words = { 0 };
  CLEANUP_STRBUF struct strbuf errors = { 0 }, host = { 0 };
  CLEANUP_FREE char *directory = NULL;
  struct guest_program guest = {
    .directory = to, .nofollow = true, .errors = &errors,
  };
  enum disk_transfer_result result;
  const char *name;

  if (!bulk_transfer_is_wanted (session) || *to != '/' ||
      access (from, R_OK) == -1 || !split_path (from, &directory, &name) ||
      !disk_transfer_is_possible (session->appliance))
    return BULK_TRANSFER_LEFT;
  start_words (&words, true);
  end_words (&words, true);
  guest.words = (const char *const *) words.ptr;
  result = send_output (session, &guest, (const char *const []) {
    "tar", "-C", directory, "-cf", "-", name, NULL
  }, -1, &host);
  return end_writing (session, args, result, &guest, &host, diag);
}

/* ---- from the guest ---------------------------------------------------- */

/* The destination of an archive, and what is known of its end. */
struct archive {
  int fd;
  struct tar_end end;
};

static int
store (void *opaque, const char *bytes, size_t len)
{
  struct archive *archive = opaque;
  ssize_t n = tar_end_scan (&archive->end, bytes, len);

  return n == -1 ? -1 : write_all (archive->fd, bytes, (size_t) n);
}

/* End the archive as tar would with records of its default size. */
static int
pad (struct archive *archive)
{
  size_t len = tar_end_padding (&archive->end);
  CLEANUP_FREE char *zeros = xcalloc (len, 1);

  return archive->end.found ? write_all (archive->fd, zeros, len) : -1;
}

static enum disk_transfer_result
store_archive (struct session *session, const struct guest_program *guest,
               int fd)
{
  struct archive archive = { .fd = fd };
  enum disk_transfer_result result =
    stream_from_guest (session->appliance, guest, store, &archive);

  return result == DISK_TRANSFER_DONE && pad (&archive) == -1
    ? DISK_TRANSFER_IMPOSSIBLE : result;
}

static enum disk_transfer_result
store_compressed (struct session *session, const struct guest_program *guest,
                  const char *compress, int fd)
{
  const char *const words[] = { compress, "-c", NULL };
  enum disk_transfer_result result;
  struct piped_program host;

  if (piped_program_start (&host, words, PIPED_INPUT, fd) == -1)
    return DISK_TRANSFER_IMPOSSIBLE;
  result = store_archive (session, guest, host.fd);
  if (piped_program_end (&host, NULL) == -1 && result == DISK_TRANSFER_DONE)
    result = DISK_TRANSFER_IMPOSSIBLE;
  return result;
}

static enum bulk_transfer
tar_out (struct session *session, const struct args *args, struct diag *diag)
{
  CLEANUP_STRINGS struct strings words = { 0 };
  CLEANUP_CLOSE int fd = -1;
  const char *compress = NULL;
  struct guest_program guest = { .directory = args->args[0].text };

  if (!take_options (args, false, &words, &compress) ||
      !disk_transfer_is_possible (session->appliance))
    return BULK_TRANSFER_LEFT;
  fd = bulk_transfer_open_output (args->args[1].text);
  if (fd == -1)
    return BULK_TRANSFER_LEFT;
  guest.words = (const char *const *) words.ptr;
  return bulk_transfer_end (args, compress != NULL
                            ? store_compressed (session, &guest, compress, fd)
                            : store_archive (session, &guest, fd), diag);
}

/* Extract the guest's directory in TARGET.  tar does not read zeros beyond the
 * record that ends the archive.
 */
static enum disk_transfer_result
extract (struct session *session, const char *from, const char *target)
{
  CLEANUP_STRINGS struct strings words = { 0 };
  const char *const host_words[] = {
    "tar", "-C", target, "-xf", "-", NULL
  };
  struct guest_program guest = { .directory = from, .nofollow = true };
  enum disk_transfer_result result;
  struct piped_program host;

  start_words (&words, false);
  end_words (&words, false);
  guest.words = (const char *const *) words.ptr;
  if (piped_program_start (&host, host_words, PIPED_INPUT, -1) == -1)
    return DISK_TRANSFER_IMPOSSIBLE;
  result = store_archive (session, &guest, host.fd);
  if (piped_program_end (&host, NULL) == -1 && result == DISK_TRANSFER_DONE)
    result = DISK_TRANSFER_IMPOSSIBLE;
  return result;
}

/* Extract the guest's directory in TARGET, which the library would create
 * too.
 */
static enum bulk_transfer
copy_tree (struct session *session, const struct args *args, const char *from,
           const char *target, struct diag *diag)
{
  bool created = mkdir (target, 0777) == 0;
  enum bulk_transfer result;

  if (!created && errno != EEXIST)
    return BULK_TRANSFER_LEFT;
  result = bulk_transfer_end (args, extract (session, from, target), diag);
  if (result == BULK_TRANSFER_LEFT && created)
    rmdir (target);
  return result;
}

enum bulk_transfer
tree_transfer_copy_out (struct session *session, const struct args *args,
                        const char *from, const char *to, struct diag *diag)
{
  CLEANUP_FREE char *directory = NULL, *target = NULL;
  const char *name;
  uint64_t size;

  if (!bulk_transfer_is_wanted (session) || *from != '/' ||
      !split_path (from, &directory, &name) ||
      !disk_transfer_is_possible (session->appliance))
    return BULK_TRANSFER_LEFT;
  target = xasprintf ("%s/%s", to, name);
  if (disk_transfer_size (session->appliance, from, true, &size) !=
      DISK_TRANSFER_DONE)
    return copy_tree (session, args, from, target, diag);
  return bulk_transfer_download (session, args, from, size, target, diag);
}

enum bulk_transfer
tree_transfer_run (struct session *session, const struct args *args,
                   struct diag *diag)
{
  bool in = args->command->args[0].type == ARG_FILE_IN;

  if (*args->args[in].text != '/')
    return BULK_TRANSFER_LEFT;
  return in ? tar_in (session, args, diag) : tar_out (session, args, diag);
}

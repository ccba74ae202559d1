/* diskfish: write the tables of disk modes for the manual.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <stdbool.h>
#include <string.h>

#include "mode.h"
#include "parts.h"
#include "pod.h"

static void
print_item (FILE *out, const char *name, const char *value)
{
  fprintf (out, "=item B<%s%s>\n\n", name, value);
}

static const char *
on_off (bool on)
{
  return on ? "on" : "off";
}

/* Write QEMU's options for the mode. */
static void
print_bits (FILE *out, struct mode mode)
{
  struct cache_bits bits = mode_bits (mode);

  fprintf (out, "QEMU: cache.writeback=%s, cache.direct=%s, "
           "cache.no-flush=%s; together this is called I<%s>.\n\n",
           on_off (bits.writeback), on_off (bits.direct),
           on_off (bits.no_flush), cache_bits_name (bits));
}

static void
print_close (FILE *out, struct mode mode)
{
  if (mode_flushes_at_close (mode))
    fputs ("Closing the drive flushes the image and its directory to the\n"
           "host's storage, and reports a failure.\n\n",
           out);
}

static void
print_sync (FILE *out)
{
  fputs ("=head2 sync=\n\nThe effect of a flush by the guest:\n\n"
         "=over 4\n\n=item (not given)\n\n"
         "Guest flushes reach the host's storage, as in guestfish.\n\n", out);
  print_bits (out, (struct mode) { 0 });
  for (size_t i = 0; i < sync_choices.count; ++i) {
    struct mode mode = { .sync = i + 1 };

    print_item (out, "sync=", sync_choices.list[i].word);
    pod_sentence (out, sync_choices.list[i].meaning);
    print_bits (out, mode);
    print_close (out, mode);
  }
  fputs ("=back\n\n", out);
}

static void
print_cache (FILE *out)
{
  fputs ("=head2 cache=\n\nCaching on the host:\n\n=over 4\n\n",
         out);
  for (size_t i = 0; i < cache_choices.count; ++i) {
    struct mode mode = { .cache = i + 1 };

    print_item (out, "cache=", cache_choices.list[i].word);
    pod_sentence (out, cache_choices.list[i].meaning);
    fprintf (out, "QEMU: cache.direct=%s.\n\n",
             on_off (mode_is_direct (mode)));
  }
  fputs ("=back\n\n", out);
}

/* Write each pair of modes with QEMU's name for it. */
static void
print_pairs (FILE *out)
{
  fprintf (out, "=head2 Both together\n\n"
           "QEMU's names for each pair of modes:\n\n    %-14s", "");
  for (size_t c = 0; c < cache_choices.count; ++c)
    fprintf (out, c + 1 < cache_choices.count ? "cache=%-8s  " : "cache=%s",
             cache_choices.list[c].word);
  for (size_t s = 0; s < sync_choices.count; ++s) {
    fprintf (out, "\n    sync=%-9s", sync_choices.list[s].word);
    for (size_t c = 0; c < cache_choices.count; ++c) {
      struct mode mode = { .sync = s + 1, .cache = c + 1 };
      const char *name = cache_bits_name (mode_bits (mode));

      fprintf (out, c + 1 < cache_choices.count ? "%-14s  " : "%s", name);
    }
  }
  fputs ("\n\n", out);
}

static void
print_cachemode (FILE *out)
{
  fputs ("=head2 cachemode:\n\nThe option of B<add-drive> and "
         "B<add-domain>:\n\n=over 4\n\n", out);
  for (size_t i = 0; i < cachemode_choices.count; ++i) {
    print_item (out, "cachemode:", cachemode_choices.list[i].word);
    pod_sentence (out, cachemode_choices.list[i].meaning);
  }
  fputs ("=back\n\n", out);
}

void
part_modes_pod (FILE *out)
{
  print_sync (out);
  print_cache (out);
  print_pairs (out);
  print_cachemode (out);
}

static const char *
sync_word (size_t sync)
{
  return sync == SYNC_UNSET ? "not given" : sync_name (sync);
}

/* Write all modes that lose the same data as SYNC, if it is the first of them.
 */
static void
print_same_loss (FILE *out, enum mode_break what, size_t sync)
{
  const char *loss = mode_loss ((struct mode) { .sync = sync }, what);
  const char *between = "=item ";

  for (size_t i = 0; i < sync; ++i)
    if (strcmp (mode_loss ((struct mode) { .sync = i }, what), loss) == 0)
      return;
  for (size_t i = sync; i <= sync_choices.count; ++i)
    if (strcmp (mode_loss ((struct mode) { .sync = i }, what), loss) == 0) {
      fprintf (out, "%s%s", between, sync_word (i));
      between = ", ";
    }
  fputs ("\n\n", out);
  pod_sentence (out, loss);
}

void
part_losses_pod (FILE *out)
{
  for (unsigned what = 0; what < MODE_BREAKS; ++what) {
    fprintf (out, "=head2 Lost when %s\n\n=over 4\n\n",
             mode_break_names[what]);
    for (size_t sync = 0; sync <= sync_choices.count; ++sync)
      print_same_loss (out, what, sync);
    fputs ("=back\n\n", out);
  }
}

enum { NAME_WIDTH = 12 };

/* Write one column of a verbatim paragraph. */
static void
print_name (FILE *out, bool last, const char *name)
{
  name = *name ? name : "-";
  if (last)
    fprintf (out, "%s\n", name);
  else
    fprintf (out, "%-*s", NAME_WIDTH, name);
}

static void
print_names (FILE *out, const char *option, const char *word,
             struct mode mode)
{
  fprintf (out, "    %s%-*s", option, 16 - (int) strlen (option), word);
  fprintf (out, "%-12s", cache_bits_name (mode_bits (mode)));
  for (unsigned i = 0; i < MODE_PROGRAMS; ++i)
    print_name (out, i + 1 == MODE_PROGRAMS,
                mode.sync ? sync_elsewhere (mode.sync, i)
                : cache_elsewhere (mode.cache, i));
}

void
part_names_pod (FILE *out)
{
  fprintf (out, "    %-16s%-12s", "here", "QEMU");
  for (unsigned i = 0; i < MODE_PROGRAMS; ++i)
    print_name (out, i + 1 == MODE_PROGRAMS, mode_programs[i].name);
  for (size_t i = 0; i < sync_choices.count; ++i)
    print_names (out, "sync=", sync_choices.list[i].word,
                 (struct mode) { .sync = i + 1 });
  for (size_t i = 0; i < cache_choices.count; ++i)
    print_names (out, "cache=", cache_choices.list[i].word,
                 (struct mode) { .cache = i + 1 });
  fputs ("\n=over 4\n\n", out);
  for (unsigned i = 0; i < MODE_PROGRAMS; ++i)
    if (*mode_programs[i].sync != '\0')
      fprintf (out, "=item %s\n\nB<%s> and B<%s>.\n\n",
               mode_programs[i].name, mode_programs[i].sync,
               mode_programs[i].cache);
  fputs ("=back\n\n", out);
}

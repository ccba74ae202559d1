/* diskfish: the tables of disk modes for the manual.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

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

/* What QEMU is told, in its own words. */
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
print_loss (FILE *out, struct mode mode)
{
  fprintf (out, "A crash of the host loses: %s.\n", mode_on_host_crash (mode));
  if (mode_flushes_at_close (mode))
    fputs ("When the drive is closed, the image and its folder are flushed "
           "to the\nhost's storage, and a failure of that is reported.\n",
           out);
  putc ('\n', out);
}

static void
print_sync (FILE *out)
{
  fputs ("=head2 sync=\n\nWhat happens when the guest flushes:\n\n"
         "=over 4\n\n=item (not given)\n\n"
         "Guest flushes reach the host's storage, as in guestfish.\n\n", out);
  print_bits (out, (struct mode) { 0 });
  print_loss (out, (struct mode) { 0 });
  for (size_t i = 0; i < sync_choices.count; ++i) {
    struct mode mode = { .sync = i + 1 };

    print_item (out, "sync=", sync_choices.list[i].word);
    pod_sentence (out, sync_choices.list[i].meaning);
    print_bits (out, mode);
    print_loss (out, mode);
  }
  fputs ("=back\n\n", out);
}

static void
print_cache (FILE *out)
{
  fputs ("=head2 cache=\n\nHow the host caches the image:\n\n=over 4\n\n",
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

/* Every pair, with QEMU's name for it. */
static void
print_pairs (FILE *out)
{
  fprintf (out, "=head2 Both together\n\n"
           "What QEMU calls each pair of modes:\n\n    %-14s", "");
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

/* diskfish: line editing with readline.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "readline-glue.h"

#include <errno.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <readline/readline.h>

#include "cleanup.h"
#include "escape.h"
#include "signals.h"
#include "strbuf.h"
#include "utf8.h"

enum { NARROW = 40, GLANCE_MS = 1000 };

/* State for readline's hooks, which have no user data. */
static const struct completion_source *the_source;
static const char *const *the_pending;
static struct completion offered;
static bool dropped;

/* Stop for ^Z with the terminal restored.  Prepare the terminal again
 * afterwards: the program that continues us may leave it in another state.
 */
static void
stop_and_continue (void)
{
  bool stop = signals_stop_wanted ();

  if (stop) {
    rl_deprep_terminal ();
    signals_stop ();
  }
  if (signals_continued () || stop) {
    rl_deprep_terminal ();
    rl_prep_terminal (1);
    rl_resize_terminal ();
    rl_forced_update_display ();
  }
}

/* Read a key.  After a signal, drop the line at once: accept it, and discard it
 * later.  poll(2) with a timeout notices a signal that came just before it.
 */
static int
get_key (FILE *in)
{
  struct pollfd event = { .fd = fileno (in), .events = POLLIN };
  unsigned char key;

  for (;;) {
    int ready = poll (&event, 1, GLANCE_MS);
    bool failed = ready < 0 && errno != EINTR;

    if (signals_received () != 0) {
      dropped = true;
      rl_point = rl_end;
      rl_redisplay ();
      fputs ("^C", rl_outstream);
      return '\n';
    }
    stop_and_continue ();
    /* Update readline after a change of the window size. */
    rl_check_signals ();
    if (ready > 0)
      return read (fileno (in), &key, 1) == 1 ? key : EOF;
    if (failed)
      return EOF;
  }
}

/* Return where a prefix of at most LEN bytes may end: an escape sequence in
 * "..." and a character must stay whole, or the rest could not be completed.
 */
static size_t
whole_length (const char *text, size_t len)
{
  size_t i = 0;

  while (i < len) {
    uint32_t code;
    size_t bytes = utf8_decode (text + i, strlen (text + i), &code);

    if (*text == '"' && text[i] == '\\')
      bytes = text[i+1] == 'x' ? 4 : 2;
    if (i + bytes > len)
      break;
    i += bytes ? bytes : 1;
  }
  return i;
}

/* Return the length of the common prefix of all insertions. */
static size_t
common_length (const struct candidates *list)
{
  size_t common = strlen (list->ptr[0].insert);

  for (size_t i = 1; i < list->len; ++i) {
    size_t same = 0;

    while (same < common &&
           list->ptr[i].insert[same] == list->ptr[0].insert[same])
      same++;
    common = same;
  }
  return whole_length (list->ptr[0].insert, common);
}

/* True if the candidates differ from TYPED in case, so that their common prefix
 * is shorter.  Typed text must not be lost.
 */
static bool
would_lose (const struct candidates *list, const char *typed)
{
  return list->len > 1 && common_length (list) < strlen (typed);
}

/* If other quotes begin before the part of the word that readline would
 * replace, replace the whole word, starting at FROM.
 */
static void
replace_word (const struct candidates *list, int from)
{
  CLEANUP_FREE char *text = xasprintf ("%.*s%s", (int) common_length (list),
                                       list->ptr[0].insert,
                                       rl_completion_append_character
                                       ? " " : "");

  rl_begin_undo_group ();
  rl_delete_text (from, rl_point);
  rl_point = from;
  rl_insert_text (text);
  rl_end_undo_group ();
}

/* Return an insertion for readline: BEFORE, which readline counts as part of
 * the word (as in "-run"), and TEXT without SKIP bytes, which readline does not
 * count.  The caller frees it.
 */
static char *
insertion (const char *before, const char *text, size_t len, size_t skip)
{
  return skip < len
    ? xasprintf ("%s%.*s", before, (int) (len - skip), text + skip)
    : xstrdup (before);
}

/* Return readline's array: the common prefix first, then each candidate.
 * readline frees it.
 */
static char **
make_matches (const struct candidates *list, const char *typed,
              const char *before, size_t skip)
{
  char **matches = xcalloc (list->len + 2, sizeof *matches);

  matches[0] = would_lose (list, typed)
    ? insertion (before, typed, strlen (typed), skip)
    : insertion (before, list->ptr[0].insert, common_length (list), skip);
  for (size_t i = 0; list->len > 1 && i < list->len; ++i)
    matches[i + 1] = insertion (before, list->ptr[i].insert,
                                strlen (list->ptr[i].insert), skip);
  return matches;
}

/* Drop the closing quote of the only candidate if the line has it after the
 * cursor.
 */
static void
drop_quote (struct candidate *only, char behind_cursor)
{
  size_t len = strlen (only->insert);

  if (!only->whole || len < 2 || *only->insert != behind_cursor ||
      (behind_cursor != '"' && behind_cursor != '\''))
    return;
  only->insert[len-1] = '\0';
  only->whole = false;
}

/* Complete a word.  START is where readline assumes its start, after the last
 * space.  The word can start earlier, in quotes, or later.
 */
static char **
attempt (const char *text, int start, int end)
{
  const char *pending = *the_pending ? *the_pending : "";
  CLEANUP_FREE char *line = xasprintf ("%s%.*s", pending, end,
                                       rl_line_buffer);
  size_t word_start = strlen (pending) + (size_t) start, skip;
  CLEANUP_FREE char *before = NULL;
  const char *typed;

  (void) text;
  rl_attempted_completion_over = 1;
  completion_free (&offered);
  /* During completion, a guest that does not answer can be ended with ^C, as
   * during a command.
   */
  signals_set_mode (SIGNALS_RUNNING);
  complete_line (the_source, line, &offered);
  signals_set_mode (SIGNALS_READING);
  if (offered.list.len == 0)
    return NULL;
  if (offered.list.len == 1)
    drop_quote (&offered.list.ptr[0], rl_line_buffer[end]);
  rl_completion_append_character =
    offered.list.len == 1 && offered.list.ptr[0].whole ? ' ' : '\0';
  skip = offered.start <= word_start ? word_start - offered.start : 0;
  typed = line + offered.start;
  if (strncmp (typed, offered.list.ptr[0].insert, skip) != 0 &&
      offered.start >= strlen (pending) && !would_lose (&offered.list, typed)) {
    replace_word (&offered.list, (int) (offered.start - strlen (pending)));
    return NULL;
  }
  if (offered.start <= word_start)
    return make_matches (&offered.list, typed, "", skip);
  before = xstrndup (line + word_start, offered.start - word_start);
  return make_matches (&offered.list, typed, before, 0);
}

/* Return the text for the list: of a path, the last part.  The caller frees it.
 */
static char *
label (const struct candidate *c)
{
  const char *last = c->text;

  if (c->kind == CANDIDATE_FILE || c->kind == CANDIDATE_PATH)
    for (const char *p = c->text; *p != '\0'; ++p)
      if (*p == '/' && p[1] != '\0')
        last = p + 1;
  return escape_controls (last, strlen (last), "");
}

static unsigned
label_width (const struct candidate *c)
{
  CLEANUP_FREE char *shown = label (c);

  return utf8_columns (shown, strlen (shown));
}

static unsigned
widest (const struct candidates *list)
{
  unsigned most = 0;

  for (size_t i = 0; i < list->len; ++i)
    if (label_width (&list->ptr[i]) > most)
      most = label_width (&list->ptr[i]);
  return most;
}

static void
print_label (const struct candidate *c, unsigned width)
{
  CLEANUP_FREE char *shown = label (c);

  fputs (shown, rl_outstream);
  for (unsigned at = label_width (c); at < width; ++at)
    fputc (' ', rl_outstream);
}

/* Print as much of a meaning as fits into the line. */
static void
print_meaning (const char *meaning, int room)
{
  CLEANUP_FREE char *part = NULL;

  if (meaning == NULL || room < 8)
    return;
  part = escape_controls (meaning, strlen (meaning), "");
  if ((int) utf8_columns (part, strlen (part)) > room)
    memcpy (part + room - 3, "...", 4);
  fputs ("  ", rl_outstream);
  fputs (part, rl_outstream);
}

static bool
has_meanings (const struct candidates *list)
{
  for (size_t i = 0; i < list->len; ++i)
    if (list->ptr[i].meaning != NULL && *list->ptr[i].meaning != '\0')
      return true;
  return false;
}

/* Pause before a line of a list if the window is full, as readline does.
 * Return false if the user does not want more.
 */
static bool
is_next_wanted (int rows, int *shown)
{
  const char *paged = rl_variable_value ("page-completions");
  int key;

  if (++*shown < rows || rows < 2 || !paged || strcmp (paged, "on") != 0)
    return true;
  fputs ("--More--", rl_outstream);
  fflush (rl_outstream);
  key = rl_read_key ();
  fputs ("\r        \r", rl_outstream);
  *shown = key == '\r' || key == '\n' ? rows - 1 : 1;
  return signals_received () == 0 && key != EOF &&
    strchr ("qQnN\007\177", key) == NULL;
}

/* Print one candidate per line, with its meaning. */
static void
print_meanings (const struct candidates *list, int rows, int columns)
{
  unsigned width = widest (list);
  int shown = 0;

  for (size_t i = 0; i < list->len && is_next_wanted (rows, &shown); ++i) {
    fputs ("  ", rl_outstream);
    print_label (&list->ptr[i], width);
    print_meaning (list->ptr[i].meaning, columns - (int) width - 6);
    fputc ('\n', rl_outstream);
  }
}

/* Print candidates in columns, sorted downwards. */
static void
print_columns (const struct candidates *list, int rows, int columns)
{
  unsigned width = widest (list);
  size_t across = (size_t) columns / (width + 2);
  size_t lines;
  int shown = 0;

  if (across == 0)
    across = 1;
  lines = (list->len + across - 1) / across;
  for (size_t line = 0; line < lines && is_next_wanted (rows, &shown);
       ++line) {
    for (size_t i = line; i < list->len; i += lines) {
      bool last = i + lines >= list->len;

      fputs (i == line ? "" : "  ", rl_outstream);
      print_label (&list->ptr[i], last ? 0 : width);
    }
    fputc ('\n', rl_outstream);
  }
}

/* Ask before a long list, as readline does. */
static bool
is_wanted (int count)
{
  int key;

  if (rl_completion_query_items <= 0 || count < rl_completion_query_items)
    return true;
  fprintf (rl_outstream, "Display all %d possibilities? (y or n)", count);
  fflush (rl_outstream);
  key = rl_read_key ();
  fputc ('\n', rl_outstream);
  return key == 'y' || key == 'Y' || key == ' ';
}

static void
display (char **matches, int count, int longest)
{
  const struct candidates *list = &offered.list;
  int rows, columns;

  (void) matches;
  (void) longest;
  rl_get_screen_size (&rows, &columns);
  fputc ('\n', rl_outstream);
  if (is_wanted (count)) {
    if (has_meanings (list) && columns >= NARROW)
      print_meanings (list, rows, columns);
    else
      print_columns (list, rows, columns);
  }
  rl_forced_update_display ();
}

/* After ^D, readline ends the line only if bracketed paste is on.  The caller
 * always ends it.
 */
static void
restore_terminal (void)
{
#if RL_READLINE_VERSION >= 0x0802
  rl_eof_found = 0;
#endif
  rl_deprep_terminal ();
}

void
prompt_init (const struct completion_source *source, const char *const *pending,
             const char *name)
{
  the_source = source;
  the_pending = pending;
  rl_readline_name = name;
  rl_basic_word_break_characters = " \t\n";
  rl_completer_word_break_characters = (char *) " \t\n";
  rl_completer_quote_characters = NULL;
  rl_attempted_completion_function = attempt;
  rl_completion_display_matches_hook = display;
  rl_getc_function = get_key;
  rl_deprep_term_function = restore_terminal;
  /* If standard output is a file or a pipe, it only gets results. */
  rl_outstream = isatty (STDOUT_FILENO) ? stdout : stderr;
  /* The handlers in fish/host/signals.c must receive the signals. */
  rl_catch_signals = 0;
}

FILE *
prompt_stream (void)
{
  return rl_outstream;
}

enum prompt_status
prompt_line (const char *prompt, char **line)
{
  dropped = false;
  *line = readline (prompt);
  if (dropped) {
    free (*line);
    *line = NULL;
    return PROMPT_DROPPED;
  }
  if (*line == NULL)
    return PROMPT_END;
  return PROMPT_LINE;
}

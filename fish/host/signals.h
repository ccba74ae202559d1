/* diskfish: signals that end the program, or stop it at the prompt.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef FISH_SIGNALS_H
#define FISH_SIGNALS_H

#include <stdbool.h>

#include "appliance.h"

/* From now on SIGINT, SIGTERM and SIGHUP interrupt what the appliance and a
 * command of the host do, and reading; the program then ends in order.  If a
 * call does not end, QEMU is ended under it.  SIGPIPE is ignored.
 */
void signals_init (struct appliance *appliance);

/* What goes on decides what a signal does to a call that cannot be cancelled.
 */
enum signals_mode {
  SIGNALS_SCRIPT,       /* the call ends soon, and QEMU with it */
  SIGNALS_READING,      /* there is no call */
  SIGNALS_RUNNING,      /* a second SIGINT ends QEMU; the prompt goes on */
};
void signals_set_mode (enum signals_mode mode);

/* The signal that came, or 0. */
int signals_received (void);

/* While lines are read, ^Z does not stop the program at once: the terminal is
 * to be left first.  Whether it came; stop for it; whether the program has
 * been continued since this was asked.
 */
bool signals_stop_wanted (void);
void signals_stop (void);
bool signals_continued (void);

/* A reader of standard output has gone.  Return true if the program is to end
 * without a message, as by SIGPIPE: not if its parent ignores that signal.
 */
bool signals_pipe_broke (void);

/* It came in another way than to the handlers here. */
void signals_remember (int number);

/* ^C at the prompt is over when the next line is asked for. */
void signals_forget_interrupt (void);

/* No more interrupts reach the appliance, which may now be freed. */
void signals_detach (void);

/* Let the signal that came end the program, so that its parent sees it. */
void signals_raise (void);

#endif

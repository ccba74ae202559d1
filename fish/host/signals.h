/* diskfish: handle signals that end the program, and ^Z at the prompt.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef FISH_SIGNALS_H
#define FISH_SIGNALS_H

#include <stdbool.h>

#include "appliance.h"

/* Handle SIGINT, SIGTERM and SIGHUP: interrupt calls of the appliance, host
 * commands and reading, and let the program end in order.  If a call does not
 * end, end QEMU.  Ignore SIGPIPE.
 */
void signals_init (struct appliance *appliance);

/* Current activity, which decides how a signal affects a call that cannot be
 * cancelled.
 */
enum signals_mode {
  SIGNALS_SCRIPT,       /* end the call soon, together with QEMU */
  SIGNALS_READING,      /* no call is running */
  SIGNALS_RUNNING,      /* a second SIGINT ends QEMU, the prompt continues */
};
/* Returns the mode before. */
enum signals_mode signals_set_mode (enum signals_mode mode);

/* Return the number of the signal that came, or 0. */
int signals_received (void);

/* ^Z while a line is read.  The program must restore the terminal before it
 * stops, so the handler only records the signal.  signals_stop_wanted returns
 * true if it came, signals_stop stops the program, and signals_continued
 * returns true once after the program has been continued.
 */
bool signals_stop_wanted (void);
void signals_stop (void);
bool signals_continued (void);

/* Handle a closed pipe on standard output.  Return true if the program must end
 * without a message, as SIGPIPE would end it.  This is not so if the parent
 * ignores SIGPIPE.
 */
bool signals_pipe_broke (void);

/* Record a signal that the handlers did not receive. */
void signals_remember (int number);

/* Forget ^C at the prompt, before the next line is read. */
void signals_forget_interrupt (void);

/* Disconnect the appliance from the handlers, so that it can be freed. */
void signals_detach (void);

/* End the program with the signal that came, so that its parent sees it. */
void signals_raise (void);

#endif

/* diskfish: the program in the guest, by the name that it was called with.
 * It runs in the appliance only.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "agent.h"
#include "settle.h"

int
main (int argc, char **argv)
{
  if (argc > 0 && strcmp (argv[0], AGENT_PROGRAM) == 0)
    return wake (argv[0]);
  return settle (argv);
}

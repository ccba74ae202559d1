/* diskfish: answer questions of libguestfs's daemon from udev's records.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "udev-answers.h"

#include <dirent.h>
#include <stdio.h>
#include <string.h>

#include "command-words.h"
#include "disks.h"
#include "settle.h"

enum { TYPE_SIZE = 64 };

/* Facts about a device in its record. */
struct facts {
  char type[TYPE_SIZE];         /* of the file system, or empty */
  bool unclear;                 /* more than one signature */
  bool has_table;
};

/* The appliance's own devices and the user's disks.  udev's rules may skip the
 * probe of other devices, such as those of the device mapper.
 */
static bool
is_plain_device (const char *name)
{
  return strncmp (name, "sd", 2) == 0 || strncmp (name, "vd", 2) == 0;
}

/* Read the record of a block device.  Return false if there is none. */
static bool
read_facts (const char *name, struct facts *facts)
{
  static const char type[] = "E:ID_FS_TYPE=";
  char directory[300], path[64], line[512];
  FILE *file;

  *facts = (struct facts) { .type = "" };
  snprintf (directory, sizeof directory, "/sys/class/block/%s", name);
  file = disks_record (directory, path, sizeof path) ? fopen (path, "re")
    : NULL;
  if (file == NULL)
    return false;
  while (fgets (line, sizeof line, file) != NULL) {
    line[strcspn (line, "\n")] = '\0';
    if (strncmp (line, type, strlen (type)) == 0)
      snprintf (facts->type, sizeof facts->type, "%.*s", TYPE_SIZE - 1,
                line + strlen (type));
    else if (strncmp (line, "E:ID_FS_AMBIVALENT=", 19) == 0)
      facts->unclear = true;
    else if (strncmp (line, "E:ID_PART_TABLE_TYPE=", 21) == 0)
      facts->has_table = true;
  }
  fclose (file);
  return true;
}

static bool
has_no_member (const char *name)
{
  struct facts facts;

  return is_plain_device (name) && read_facts (name, &facts) &&
    !facts.unclear && strcmp (facts.type, "LVM2_member") != 0;
}

bool
udev_knows_no_volumes (char **argv)
{
  static const char *const words[] = {
    "lvm", "lvs", "-o", "vg_name,lv_name",
    "-S", "lv_role=public && lv_skip_activation!=yes",
    "--noheadings", "--separator", "/"
  };
  struct dirent *entry;
  bool none = true;
  DIR *devices;

  if (!command_words_match (argv, words, sizeof words / sizeof *words, NULL) ||
      !settle_is_done ())
    return false;
  devices = opendir ("/sys/class/block");
  if (devices == NULL)
    return false;
  while (none && (entry = readdir (devices)) != NULL)
    none = entry->d_name[0] == '.' || has_no_member (entry->d_name);
  closedir (devices);
  return none;
}

/* True if the facts are those of the device itself, as blkid reports them.  A
 * partition inherits its disk's table, and with older rules of udev also its
 * file system: hybrid ISO images have both.  blkid reports no file system of a
 * disk with a partition table.
 */
static bool
are_own_facts (const char *name, const struct facts *facts)
{
  char disk[16];
  struct facts inherited;

  snprintf (disk, sizeof disk, "%.*s", (int) strcspn (name, "0123456789"),
            name);
  if (strcmp (disk, name) == 0)
    return !facts->has_table;
  return read_facts (disk, &inherited) && inherited.type[0] == '\0';
}

bool
udev_prints_type (char **argv)
{
  static const char *const words[] = {
    "blkid", "-c", "/dev/null", "-o", "value", "-s", "TYPE", NULL
  };
  static const char prefix[] = "/dev/";
  struct facts facts;
  const char *name;

  if (!command_words_match (argv, words, sizeof words / sizeof *words, &name) ||
      strncmp (name, prefix, strlen (prefix)) != 0)
    return false;
  name += strlen (prefix);
  return strchr (name, '/') == NULL && is_plain_device (name) &&
    settle_is_done () && read_facts (name, &facts) && !facts.unclear &&
    facts.type[0] != '\0' && are_own_facts (name, &facts) &&
    puts (facts.type) >= 0 && fflush (stdout) == 0;
}

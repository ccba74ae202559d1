# Every description file, in the order of 'help'.
# SPDX-License-Identifier: GPL-3.0-or-later

DESCRIPTIONS = \
	commands/desc/enums.desc \
	commands/desc/structs.desc \
	commands/desc/shell.desc \
	commands/desc/scripts.desc \
	commands/desc/events.desc \
	commands/desc/disk.desc \
	commands/desc/drives.desc \
	commands/desc/looking.desc \
	commands/desc/appliance.desc \
	commands/desc/archives.desc \
	commands/desc/augeas.desc \
	commands/desc/block-devices.desc \
	commands/desc/boot.desc \
	commands/desc/btrfs.desc \
	commands/desc/checksums.desc \
	commands/desc/debug.desc \
	commands/desc/directories.desc \
	commands/desc/encryption.desc \
	commands/desc/ext.desc \
	commands/desc/files.desc \
	commands/desc/filesystems.desc \
	commands/desc/forensics.desc \
	commands/desc/hivex.desc \
	commands/desc/inotify.desc \
	commands/desc/inspection.desc \
	commands/desc/journal.desc \
	commands/desc/links.desc \
	commands/desc/lvm.desc \
	commands/desc/mount.desc \
	commands/desc/ntfs.desc \
	commands/desc/partitions.desc \
	commands/desc/permissions.desc \
	commands/desc/programs.desc \
	commands/desc/raid.desc \
	commands/desc/settings.desc \
	commands/desc/swap.desc \
	commands/desc/system.desc \
	commands/desc/text.desc \
	commands/desc/transfer.desc \
	commands/desc/editing.desc \
	commands/desc/xattrs.desc \
	commands/desc/xfs.desc

# SPDX-License-Identifier: GPL-3.0-or-later
guestfish -- -lcd /nonexistent : -echo b : echo c

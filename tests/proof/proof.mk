# Tests on the real QEMU that the modes keep their guarantees.
# SPDX-License-Identifier: GPL-3.0-or-later

EXTRA_DIST += $(PROOF_TESTS)
TESTS += $(PROOF_TESTS)
EXTRA_DIST += tests/proof/block-graph.py tests/proof/forget-format.py
EXTRA_DIST += tests/proof/proof.sh

# A library for LD_PRELOAD, built like a program.
check_PROGRAMS += tests/proof/flush-recorder.so
tests_proof_flush_recorder_so_SOURCES = tests/proof/flush-recorder.c
tests_proof_flush_recorder_so_CFLAGS = -std=gnu17 $(WARNINGS) -fPIC
tests_proof_flush_recorder_so_LDFLAGS = -shared
tests_proof_flush_recorder_so_LDADD = -ldl

# Proofs that the modes do what they say, on the real QEMU.
# SPDX-License-Identifier: GPL-3.0-or-later

PROOF_TESTS = \
	tests/proof/test-commit.sh \
	tests/proof/test-flush-fails.sh \
	tests/proof/test-live.sh \
	tests/proof/test-modes.sh \
	tests/proof/test-network.sh \
	tests/proof/test-power-cut.sh
dist_check_SCRIPTS += $(PROOF_TESTS)
TESTS += $(PROOF_TESTS)
EXTRA_DIST += tests/proof/proof.sh

# Not a program, but built like one; it goes before that program's library.
check_PROGRAMS += tests/proof/witness.so
tests_proof_witness_so_SOURCES = tests/proof/witness.c
tests_proof_witness_so_CFLAGS = -std=gnu17 $(WARNINGS) -fPIC
tests_proof_witness_so_LDFLAGS = -shared
tests_proof_witness_so_LDADD = -ldl

"""Proofs that take minutes; `make slow` and .ci/run run them."""

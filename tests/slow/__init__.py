"""Proofs that take minutes, and measurements."""

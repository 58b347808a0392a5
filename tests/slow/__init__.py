"""Proofs that take minutes: power cuts, two sessions, errors at every call, damage, speed."""

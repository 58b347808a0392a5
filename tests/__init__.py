"""The tests: one file per module of the store, stories by keys, borders, pictures, and slow proofs in slow/."""

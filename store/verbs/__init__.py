"""What the user can do, as pure functions: the facts as they are and what is wanted → a Deed, or a PlannerError.

A verb never sees a file. The Planner hands it the fresh facts, under the lock, and writes down the Deed.

    deed        Deed, PlannerError, and what all verbs share
    openings    openings and their state
    meetings    interviews and people
    contacts    what happened between the user and them
    letters     letters, from the first word to "sent"
    decisions   snoozes, fine words, samples
"""

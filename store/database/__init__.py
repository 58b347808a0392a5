"""How the facts are kept: TinyDB tables in memory, a snapshot that stock TinyDB opens, and a journal beside it.

    documents   record ↔ document
    tables      TinyDB's Table, such that a change costs what it changes
    lines       JSON behind a checksum, a line each
    journal     the lines of the journal; journal_file: the file that all sessions append to
    image       the snapshot as bytes
    files       private files, whole files, the lock; every system call that changes the disk
    lineage     which value came after which, so that two histories can be merged
    history     what was done, so that it can be undone
    recovery    reading all of it with mistrust
    migrations  from older formats to this one
    database    Database: turns, commits, news from other sessions, renewal
    backups     one a day
    draft       a text that is being typed, and its file
    lent        a text that the user's own editor has, as a plain file
    drafts      the folder of those files
    errors      what can go wrong, in words

Nothing outside this package imports tinydb. Errors that the user should read are StoreErrors.
"""

from store.database.database import ONLY_READ, Database, News
from store.database.errors import (
    Busy,
    Damaged,
    DiskFull,
    NewerFormat,
    NotWritable,
    ReadOnly,
    StoreError,
)
from store.database.files import last_change
from store.database.history import Past

__all__ = [
    "ONLY_READ",
    "Busy",
    "Damaged",
    "Database",
    "DiskFull",
    "NewerFormat",
    "News",
    "NotWritable",
    "Past",
    "ReadOnly",
    "StoreError",
    "last_change",
]

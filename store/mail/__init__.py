"""A letter's ways out: by e-mail, as a file, as a link, on paper. Nothing here sends anything by itself.

Each module is imported by itself and only when a letter leaves: Python's e-mail package takes long to load.

Pure:

    errors      RefusedError, NotSentError, UnclearError: one sentence each
    checks      names, addresses and subjects that may stand in a header
    message     letter → Parcel: the finished message, read again and compared with what was meant
    forms       letter → mailto link, plain text, a page for the post

And what acts:

    program     runs the user's own programs: no shell, no terminal, a time limit
    command     Parcel → a sendmail-compatible program
    smtp        Parcel → a server; the only importer of smtplib and ssl
    sending     which of the two, or how to set one up
    marks       what is on its way, on disk, so that nothing is sent twice or forgotten
    outgoing    files for the user, never over another
"""

"""The follow-up: what is known, what is owed, and how it is kept. Knows nothing of terminals.

Facts go in, a plan comes out. Only facts are stored; steps are computed from them.

    records     the facts: openings, interviews, people, contacts, letters, decisions, settings; frozen
    snapshots   loose records → a Snapshot of dossiers, one for each opening
    clean       text from outside → text that can be shown and kept
    settings    config.toml → Settings, and back

Rules, each a pure function of facts and `now`; none of them ever sees the database:

    dates       what people type, how it is said, business days, holidays, zones
    manners     the facts of one opening → the steps owed, with due time and reason
    queue       all steps → overdue, today, soon, later, door open
    filters     a part of the queue: today's, one opening's, one person's
    search      words → openings, people, letters and notes that have them
    agenda      what is on a day: interviews, steps, the days they named, holidays
    names       a letter's text × what is known → findings
    letters     templates and call scripts → text
    checklist   a letter and its opening → what is lacking; the thank-you matrix

And what keeps them:

    database    TinyDB, its journal and lock, drafts and backups; the only importer of tinydb
    verbs       what each verb of the user's changes
    recovering  what was typed when a session died → back into its letter
    mail        a letter's ways out: e-mail, file, link, paper
    doctor      what is wrong with the data, and how it is mended
    exchange    ways in and out: files come in through a process apart, all goes out, copies of the data are merged
    keeper      the database and the snapshot, kept in step
    planner     Planner: the verbs, undo, and .snapshot; the one gate for all writes

`sample` holds the data of the demo.
"""

"""The desk: shows what the store knows, and asks it for changes.

One value flows down, one message flows up:

    Desk.snapshot  →  panes (data_bind; each redraws from pure functions of wording)
    pane           →  Change(lambda planner: planner.log_contact(…))
    Desk.apply     →  runs the verb, shows an error as a sentence, then Desk.snapshot = planner.snapshot
    key            →  LetterPane.Edited → Writing (a draft line on disk) → names → checklist → marks

    cli, report, places     the command line and its plain text; Textual loads only when the screen opens
    app, typeahead          the app: settings, drafts of forms, keys in their order
    desk/                   the main screen in layers: state, facts, exchange, and a letter's writer to leaving
    panes/                  queue, interviews, letter, checklist; none knows another
    ink                     the colour of quiet words on their ground
    dialogs/                forms and questions; each returns a value and writes nothing; loaded when first asked for
    screens/                call card, last look, a page or link, calendar, progress, help, jump mode; so, too
    courier, leave_wording  a letter on its way, and the words for that
    month, drawing          the weeks of the calendar, line by line; bars
    tour, sizes             the stops of the tour; what a screen wears for its size
    writing, unsaved        the letter on the desk; what is typed and not saved yet
    line/                   the thin display, its driver and the guardian; one door
    watch, clipboard        changes of other sessions; the far end's clipboard
    glyphs, filters         every mark and its ASCII; how it gets to the screen
    outside                 the user's own editor
    rows, editor, foot      the list, the text area, the lines at head and foot
    keys, own_keys, palette every key once; bindings, bar, help and palette are made from the table; the user's own
    looks, themes           the themes' names, for the command line too, and their colours
    *wording                records, steps, days, tallies and manners → words and marks (pure)

A new action is one line in `keys`, about three in its pane, and one verb of the planner with its test.
"""

"""The desk: shows what the store knows, and asks it for changes.

One value flows down, one message flows up:

    Desk.snapshot  →  panes (data_bind; each redraws from pure functions of wording)
    pane           →  Change(lambda planner: planner.log_contact(…))
    Desk.apply     →  runs the verb, shows an error as a sentence, then Desk.snapshot = planner.snapshot
    key            →  LetterPane.Edited → Writing (a draft line on disk) → names → checklist → marks

    cli, report, places     the command line and its plain text; Textual loads only when the screen opens
    app, typeahead, themes  the app: settings, drafts of forms, keys in their order, palettes
    desk/                   the main screen in layers: state, facts, letters
    panes/                  queue, interviews, letter, checklist; none knows another
    dialogs/                forms and questions; each returns a value and writes nothing
    screens/                call card, progress, help
    writing, unsaved        the letter on the desk; what is typed and not saved yet
    line/                   the thin display, its driver and the guardian; one door
    watch, clipboard        changes of other sessions; the far end's clipboard
    rows, editor, foot      the list, the text area, the lines at head and foot
    keys, palette           every key once; bindings, bar, help and palette are made from the table
    import_wording          lines of an import → words (pure)
    wording, step_wording   records and steps → words and marks (pure)

A new action is one line in `keys`, about three in its pane, and one verb of the planner with its test.
"""

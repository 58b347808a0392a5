"""How much of a file from outside is looked at, how long, and with how much memory."""

FILE = 10 * 1024 * 1024
"""Bytes of a file."""

SECONDS = 5
"""Seconds that one file may take, on the wall and of the processor."""

MEMORY = 512 * 1024 * 1024
"""Bytes that the reading process may take up."""

REPLY = 3 * FILE
"""Bytes that it may give back; quoting makes a text longer."""

LINE = 64 * 1024
"""Characters of one line of an invitation or a card, its folds put together."""

HEADER = 8 * 1024
"""Characters of one header of an e-mail."""

HEADERS = 400
"""Headers of one part of an e-mail."""

DEPTH = 32
"""Levels of one thing within another."""

COMPONENTS = 2000
"""Events, cards, parts of an e-mail, or rows in one file."""

PEOPLE = 200
"""People of one meeting or e-mail."""

TEXT = 2000
"""Characters of one text that a file tells; what is longer is cut."""

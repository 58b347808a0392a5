"""From facts to words: letters from templates, and the script of a call for each turn that it may take.

`compose` makes a draft, `script` the branches of a call. Both look for the user's own templates in a folder, then for
ours in `templates/`, and fill the slots from the record. What the record does not know stays as a visible
placeholder in square brackets, so that nothing is made up and the name check can point at it. `own_templates` says
which templates the user has and what is wrong with them, `copy_ours` gives a start.
"""

from store.letters.calls import script
from store.letters.compose import Draft, compose
from store.letters.occasion import Tone
from store.letters.shelf import NAMES, OwnTemplate, copy_ours, own_for, own_templates
from store.letters.slots import REMEMBER, SLOTS
from store.letters.templates import Branch, Template, TemplateError, parse_template

__all__ = [
    "NAMES",
    "REMEMBER",
    "SLOTS",
    "Branch",
    "Draft",
    "OwnTemplate",
    "Template",
    "TemplateError",
    "Tone",
    "compose",
    "copy_ours",
    "own_for",
    "own_templates",
    "parse_template",
    "script",
]

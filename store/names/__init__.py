"""The name check: a letter's text × what is known → findings. This is its door; nothing else of it is for others.

`check` looks at a whole letter once. `Checker` does the same at every keystroke and remembers its last work.
`NameIndex` holds everybody of all openings; it is built once per snapshot and amended.

How a letter is read (each pass takes the words that it understands, so that a later one leaves them alone):

- layout        cuts the letter into head, greeting, body paragraphs and signature; each is read by itself
- tokens        cuts a block into words; addresses, quotations and files are left out
- callings      holds the titles of many countries
- forms, known  make, once for an opening, every way in which its names may rightly be written
- vocatives     given names as some languages call somebody
- salutations   what stands before the names of a greeting, in whatever language
- whole_names   names of several words, the longest first
- one_word_off  names of several words with a slip in one of them
- strangers     full names that nobody on file bears, before their single words can be taken for somebody's
- single_names  one word: known, written otherwise, or a short name
- other_names   one word that is a name of another opening
- near_names    one word that is a slip or two away from a known one
- misaddressed  a word put in for an addressee where only their name can stand
- titles        Mr for a known Dr
- strangers     what is left, when the words around say that it is a person
- placeholders  what was to be filled in
- checker       puts it together, and asks whether every addressee is named

strangeness weighs words that nobody bears; likeness says how alike two words are, folding when two spellings are one
name; evidence weighs what the words around a name say, by the cues and the tellings; wordlists know what everybody
writes, index the other openings; wording has the sentences. The reading of a block holds what is understood so far.
"""

from store.names.checker import Checker, check
from store.names.findings import Finding, FindingKind
from store.names.index import NameIndex

__all__ = ["Checker", "Finding", "FindingKind", "NameIndex", "check"]

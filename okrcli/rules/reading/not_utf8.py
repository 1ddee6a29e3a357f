"""A file is not UTF-8 text, or holds a NUL.

What it does
    Decodes every file as UTF-8, with or without a byte order mark at its start, and looks for the character NUL. The
    finding is at the first byte that is no UTF-8.

Why it matters
    A file in another encoding reads differently on every machine, and git shows it as binary, so that nobody can
    review it. A spreadsheet program that saves as "Unicode text" writes UTF-16, which is full of NULs.

Bad
    title: Caf<E9> in every town      # <E9> is one byte, the é of Windows-1252

Good
    title: Café in every town

How to fix
    Save the file as UTF-8 in your editor, or convert it: `iconv -f WINDOWS-1252 -t UTF-8 old.yaml > new.yaml`.
"""

from __future__ import annotations

from okrcli.diagnostics import Severity
from okrcli.rules.rule import Rule, Scope

RULE = Rule("OKR001", "not-utf8", Severity.ERROR, Scope.LOADING, __name__)

"""`okr validate --fix-references`: definitions name things by their present ids."""

from __future__ import annotations

from typing import TYPE_CHECKING

from okrcli.app.editing.files import edited
from okrcli.app.rename.rewriting import frozen_mentions, rewrites
from okrcli.draft import Draft

if TYPE_CHECKING:
    from okrcli.app.rename.references import Namespace
    from okrcli.app.session import Session

_NOTHING = "Every definition that is open holds present ids already"


def plan_fix(session: Session) -> Draft:
    """Plan to write the present id wherever a definition holds a former one; check-ins keep what they hold."""
    edits = rewrites(session, _present)
    files = tuple(edited(session, path, changes) for path, changes in sorted(edits.items()))
    many = sum(len(changes) for changes in edits.values())
    frozen = frozen_mentions(session, _present)
    keep = "closed objective keeps" if frozen == 1 else "closed objectives keep"
    remarks = (f"{frozen} {keep} former ids, which still lead where they should",)
    subject = f"Write present ids in {many} place{'' if many == 1 else 's'}" if many else _NOTHING
    return Draft(files, subject, remarks if frozen else ())


def _present(_: Namespace, present: str) -> str:
    return present

"""The comment at the head of a goal file by which editors find its schema, offline and in every clone."""

from __future__ import annotations

SCHEMAS = ".okr/schema"
"""Where a workspace keeps the schemas of its own files."""

_KIND_OF_FOLDER = {"objectives": "objective", "kpis": "kpi", "checkins": "checkin"}


def editor_line(path: str) -> str:
    """Return the comment for the YAML file at a path of the workspace, without its `# `."""
    kind = _KIND_OF_FOLDER.get(path.partition("/")[0], "workspace")
    return f"yaml-language-server: $schema={'../' * path.count('/')}{SCHEMAS}/{kind}.json"

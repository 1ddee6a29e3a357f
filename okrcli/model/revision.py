"""What objectives and KPIs share: the goalposts that moved, and whether they may be published."""

from __future__ import annotations

from typing import Literal, TypeAlias

from pydantic import Field

from okrcli.model.fields import DayField, Definition, Text

Visibility: TypeAlias = Literal["open", "restricted"]
"""`restricted` keeps a goal out of what is published; it hides nothing from who can read the repository."""


class Revision(Definition):
    """A goalpost that moved, and why."""

    date: DayField = Field(description="The day of the change.", examples=["2026-11-02"])
    what: Text = Field(description="What changed, from what to what.", examples=["target of csat from 85% to 80%"])
    because: Text = Field(description="Why it changed.", examples=["The new survey has no middle answer."])

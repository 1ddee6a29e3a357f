"""`okr propose`."""

from __future__ import annotations

from typing import Annotated

import typer

from okrcli.cli.options import ForCycleOption
from okrcli.cli.saving import CommitOption, DryRunOption, PushOption, save, saving_of


def propose(
    context: typer.Context,
    kpi: Annotated[str, typer.Argument(metavar="KPI", help="A KPI that is breached.", show_default=False)],
    *,
    cycle: ForCycleOption = None,
    anyway: Annotated[bool, typer.Option("--anyway", help="Also where the KPI calls for no objective.")] = False,
    commit: CommitOption = False,
    push: PushOption = False,
    dry_run: DryRunOption = False,
) -> None:
    """Draft the objective that brings a breached KPI back: from its last value to its target."""
    from okrcli.app.propose.plan import plan_propose

    plan = lambda session: plan_propose(session, kpi, cycle, anyway=anyway)  # noqa: E731
    save(context, plan, saving_of(commit, push, dry_run))

"""The options and the output of `okr validate`."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from okrcli.cli.guard import DONE, FINDINGS
from okrcli.cli.opening import settings_of, start_of
from okrcli.cli.output import is_terminal, put, screen_of

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    import typer

    from okrcli.app.changing import Saving
    from okrcli.cli.options import FindingsFormat, Threshold
    from okrcli.diagnostics import CheckResult
    from okrcli.rules.settings import RuleOptions


def rule_options(select: Iterable[str] | None, ignore: Iterable[str] | None) -> RuleOptions:
    """Return which rules to check; each option may be given several times, and hold several rules with commas."""
    from okrcli.rules.settings import RuleOptions

    return RuleOptions(select=_parted(select), ignore=_parted(ignore))


def _parted(given: Iterable[str] | None) -> tuple[str, ...]:
    return tuple(name.strip() for option in given or () for name in option.split(",") if name.strip())


def exit_code(result: CheckResult, fail_on: Threshold) -> int:
    """Return 1 where a finding is at or over the threshold."""
    from okrcli.diagnostics import Severity

    if fail_on == "never":
        return DONE
    least = Severity(fail_on).rank
    return FINDINGS if any(finding.severity.rank <= least for finding in result.findings) else DONE


def show_findings(
    context: typer.Context, result: CheckResult, root: Path, format: FindingsFormat | None, output: Path | None
) -> None:
    """Show findings: with excerpts to people, a line each to programs, unless a format was asked for."""
    from okrcli.render.findings.places import Viewpoint
    from okrcli.render.paint import Paint

    screen = screen_of(settings_of(context).color, output)
    seen = Viewpoint(root, start_of(context).absolute())
    match format or ("full" if output is None and is_terminal() else "concise"):
        case "full":
            from okrcli.render.findings.full import render_full

            put(render_full(result, Paint(screen.color), seen, screen.width), output)
        case "concise":
            from okrcli.render.findings.concise import render_concise

            put(render_concise(result, Paint(screen.color), seen), output)
        case "json":
            from okrcli.render.as_json.validate import render_findings

            put(render_findings(result), output, is_json=True)
        case never:
            assert_never(never)


def fix(context: typer.Context, saving: Saving) -> int:
    """Write present ids in place of former ones, and say where."""
    from okrcli.app.rename.fix import plan_fix
    from okrcli.cli.saving import save

    save(context, plan_fix, saving)
    return DONE

"""The options and the output of `okr validate`."""

from __future__ import annotations

import os
from importlib import import_module
from typing import TYPE_CHECKING, Protocol, assert_never

from okrcli.cli.guard import DONE, FINDINGS
from okrcli.cli.opening import settings_of, start_of
from okrcli.cli.output import is_terminal, put, screen_of
from okrcli.cli.streams import write_error
from okrcli.cli.summary import append_summary
from okrcli.cli.transcript import transcript
from okrcli.store.directory import repository_top

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    import typer

    from okrcli.app.changing import Saving
    from okrcli.app.session import Session
    from okrcli.cli.options import FindingsFormat, Threshold
    from okrcli.diagnostics import CheckResult
    from okrcli.render.places import Viewpoint
    from okrcli.rules.settings import RuleOptions

JSON_FORMATS = frozenset({"json", "gitlab", "sarif", "rdjson"})


class Renderer(Protocol):
    """What turns findings into text for a machine."""

    def __call__(self, result: CheckResult, seen: Viewpoint, /) -> str:
        """Render; files are named as `seen` says."""
        ...


def rule_options(
    select: Iterable[str] | None, ignore: Iterable[str] | None, groups: frozenset[int] | None = None
) -> RuleOptions:
    """Return which rules to check; each option may be given several times, and hold several rules with commas."""
    from okrcli.rules.registry import DEFAULT_GROUPS
    from okrcli.rules.settings import RuleOptions

    return RuleOptions(groups or DEFAULT_GROUPS, _parted(select), _parted(ignore))


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
    chosen = format or default_format(output)
    text = findings_text(context, result, root, chosen, output)
    put(text, output, is_json=chosen in JSON_FORMATS, is_commands=chosen == "github")


def default_format(output: Path | None) -> FindingsFormat:
    """Return what is shown where no format was asked for: in a job of GitHub Actions its annotations."""
    if output is None and os.environ.get("GITHUB_ACTIONS") and os.environ.get("GITHUB_WORKFLOW"):
        return "github"
    return "full" if output is None and is_terminal() else "concise"


def standpoint(context: typer.Context, root: Path) -> Viewpoint:
    """Return how people get files named: from the folder that they stand in."""
    from okrcli.render.places import Viewpoint

    return Viewpoint(root, start_of(context).absolute())


def from_top(root: Path) -> Viewpoint:
    """Return how machines and pull requests get files named: from the top of the repository."""
    from okrcli.render.places import Viewpoint

    return Viewpoint(root, repository_top(root))


def findings_text(
    context: typer.Context, result: CheckResult, root: Path, format: FindingsFormat, output: Path | None
) -> str:
    """Render findings; people get files named from where they stand, machines from the top of the repository."""
    from okrcli.render.paint import Paint

    screen = screen_of(settings_of(context).color, output)
    here, top = standpoint(context, root), from_top(root)
    match format:
        case "full":
            from okrcli.render.findings.full import render_full

            return render_full(result, Paint(screen.color), here, screen.width)
        case "concise":
            from okrcli.render.findings.concise import render_concise

            return render_concise(result, Paint(screen.color), here)
        case "json":
            from okrcli.render.as_json.validate import render_findings

            return render_findings(result)
        case "github" | "gitlab" | "sarif" | "junit" | "rdjson" | "markdown":
            render: Renderer = getattr(import_module(f"okrcli.render.findings.{format}"), f"render_{format}")
            return render(result, top)
        case never:
            assert_never(never)


def add_summary(result: CheckResult, root: Path) -> None:
    """Append the findings as Markdown to the job's summary; raise an `OkrError` where there is no such job."""
    from okrcli.render.findings.markdown import render_markdown

    append_summary(render_markdown(result, from_top(root)))


def say_revision(session: Session) -> None:
    """Say on stderr which commit is looked at: findings name files as if they were those on disk."""
    from okrcli.render.changes import revision_name

    if session.revision is not None:
        write_error(f"at {revision_name(session.revision)}\n")


def leave_others(session: Session, result: CheckResult, base: str) -> CheckResult:
    """Leave out the findings in files that are as they were in `base`, and say on stderr how many those are."""
    from okrcli.app.touched import only_touched
    from okrcli.render.numbers import count

    touched = only_touched(session, result, base)
    if touched.others:
        write_error(f"{count(touched.others, 'finding')} in files that are as they were in {base}: not shown\n")
    return touched.result


def fix(context: typer.Context, saving: Saving) -> int:
    """Write present ids in place of former ones, and say where."""
    from okrcli.app.rename.fix import plan_fix
    from okrcli.cli.saving import save

    transcript().is_all = False
    save(context, plan_fix, saving)
    return DONE

"""An ignore comment silences what stands on its line, or on the next, if it says why."""

from __future__ import annotations

import pytest

from tests.rules.checking import OBJECTIVE, PATH, check_files, codes

LINE = "        kpi: repy-time"


def checked(line: str, *, ignore: tuple[str, ...] = ()) -> tuple[list[str], int]:
    """Check the objective with its sixth line replaced: the codes that are left, and how many were silenced."""
    result = check_files({PATH: OBJECTIVE.replace(LINE, line)}, ignore=ignore)
    return codes(result), result.suppressed


def above(comment: str) -> str:
    return f"        {comment}\n{LINE}"


@pytest.mark.parametrize("name", ["unknown-kpi", "OKR201", "201", "unknown-kpi, OKR201"])
@pytest.mark.parametrize(
    "form", [f"{LINE}  # okr: ignore[{{}}] comes in December", above("# okr: ignore[{}] comes soon")]
)
def test_a_comment_with_a_reason_silences(name: str, form: str) -> None:
    assert checked(form.format(name)) == ([], 1)


def test_other_comments_may_stand_between() -> None:
    assert checked(above("# okr: ignore[unknown-kpi] comes in December\n        # and has no name yet")) == ([], 1)


def test_a_comment_after_a_value_is_about_that_line_alone() -> None:
    before = OBJECTIVE.replace("title: Answer faster", "title: Answer faster # okr: ignore[unknown-kpi] the next line")

    assert codes(check_files({PATH: before})) == ["OKR114", "OKR201"]


@pytest.mark.parametrize(
    "comment",
    [
        "# okr: ignore[unknown-kpi]",
        "# okr: ignore[unknown-kp] because",
        "# okr: ignore because",
        "# okr: ignore[] because",
        "# okr: ignore[unknown-team] because",
        "# okr: ignore[2] because",
    ],
)
def test_a_comment_that_silences_nothing_is_a_finding_itself(comment: str) -> None:
    assert checked(f"{LINE} {comment}") == (["OKR201", "OKR114"], 0)


def test_each_rule_that_a_comment_names_must_be_of_use() -> None:
    result = check_files({PATH: OBJECTIVE.replace(LINE, f"{LINE} # okr: ignore[unknown-kpi, unknown-team] soon")})

    assert [(f.code, f.message) for f in result.findings] == [
        ("OKR114", "`# okr: ignore[unknown-kpi, unknown-team] soon` has no `unknown-team` to silence here")
    ]
    assert result.suppressed == 1


def test_two_comments_on_one_finding_are_both_of_use() -> None:
    both = above("# okr: ignore[unknown-kpi] comes in December") + "  # okr: ignore[201] for sure"

    assert checked(both) == ([], 1)


def test_a_rule_that_was_not_checked_may_have_been_of_use() -> None:
    assert checked(f"{LINE} # okr: ignore[unknown-kpi] soon", ignore=("2",)) == ([], 0)
    assert checked("        kpi: x # okr: ignore[checkin-overdue] on leave", ignore=("2",)) == ([], 0)


def test_unused_comments_cannot_be_silenced_by_comments() -> None:
    twice = "# okr: ignore[unused-ignore] no need\n        # okr: ignore[unknown-team] because"

    assert checked(above(twice)) == (["OKR114", "OKR114", "OKR201"], 0)


def test_unused_comments_can_be_left_out_by_name() -> None:
    assert checked(f"{LINE} # okr: ignore[unknown-team] soon", ignore=("114",)) == (["OKR201"], 0)


def test_text_that_looks_like_a_comment_is_none() -> None:
    why = OBJECTIVE.replace("owner:", "why: |\n      # okr: ignore[unknown-kpi] in a text\n    owner:")

    assert codes(check_files({PATH: why})) == ["OKR201"]


def test_a_finding_about_a_whole_file_is_silenced_in_its_first_line() -> None:
    kpi = "name: Delight\nowner: chief\ncadence: weekly\nunit: min\n"
    first = "    # okr: ignore[name-clash] until the objective is renamed\n" + OBJECTIVE.lstrip("\n").replace(
        "repy", "reply"
    )

    result = check_files({PATH: first, "kpis/delight-customers.yaml": kpi, "kpis/reply-time.yaml": kpi})

    assert (codes(result), result.suppressed) == ([], 1)

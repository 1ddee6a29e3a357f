"""What the tests of the reader share: each parser in turn."""

from __future__ import annotations

import pytest

from okrcli.syntax import events


@pytest.fixture(params=["libyaml", "ruamel"])
def each_parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Read with libyaml first, as where it is installed, then without it."""
    if request.param == "ruamel":
        monkeypatch.setattr(events, "C_PARSER", None)
    elif events.C_PARSER is None:
        pytest.skip("libyaml is not installed")
    return str(request.param)

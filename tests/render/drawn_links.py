"""Goals whose titles try to break out of a diagram."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from okrcli.app.links import links
from okrcli.results.status import Selection
from tests.app.opened import opened

if TYPE_CHECKING:
    from okrcli.results.links import LinksResult

TITLES = {
    "quotes": 'Say "hello" and \'bye\' `code` "`md`"',
    "brackets": "a[b](c){d}|e|((f))[[g]]>h]",
    "newline": "one\ntwo\r\nthree",
    "arrow": "x --> y ==> z -.-> w --- v",
    "html": "<b>bold</b><script>alert(1)</script><br/> &lt; &amp; &#35;",
    "emoji": "🎉 👩‍👩‍👧 顧客満足度 Zażółć אבג",
    "hash": "#1 and #35; #quot; ;;; style:x#y; classDef a:#b;",
    "percent": '%% comment %%{init: {"theme":"dark"}}%% 100%',
    "backslash": "a\\nb\\l\\N\\G\\",
    "end": "end",
    "subgraph": "subgraph x end\nend",
    "click": 'click k1 "javascript:alert(1)"',
    "dollar": "$$x^2$$ and $HOME",
    "class": "a:::b @{ shape: x } ~~~",
    "front": "---\ntitle: x\n---",
    "graph": "}; digraph { a -> b",
    "icon": "fa:fa-car B:fas:fa-x",
    "list": "1. item",
    "dash": "- item",
    "name": "k1",
}
"""Quotes, brackets, newlines, arrows, HTML, emoji, `#`, `;`, and the words of both languages."""


def one_line(title: str) -> str:
    """Return a title as it stands in a box."""
    return re.sub(r"[\r\n]+", " ", title)


def nasty_links() -> LinksResult:
    """Return an objective and a KPI for each title, each tied to its own KPI twice and to the first one."""
    files: dict[str, str] = {}
    for name, title in TITLES.items():
        quoted = json.dumps(title, ensure_ascii=False)
        files[f"kpis/k-{name}.yaml"] = f"name: {quoted}\nowner: me\ncadence: weekly\n"
        files[f"objectives/2026-Q4/o-{name}.yaml"] = f"""
            title: {quoted}
            owner: me
            key_results:
              - {{id: a, title: {quoted}, kpi: k-{name}, baseline: 0, target: 10, influences: [k-quotes]}}
              - {{id: g, title: {quoted}, kpi: k-{name}, keep: {{at_least: 1}}}}
            """
    return links(opened(files), Selection())

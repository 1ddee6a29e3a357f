"""What is wrong with a file, at the very text, in words that say what to write instead."""

from __future__ import annotations

import pytest

from okrcli.diagnostics import Location
from okrcli.syntax.filetext import Lines
from tests.syntax.reading import PATH, place_of, problem, span_of

pytestmark = pytest.mark.usefixtures("each_parser")

LONG = "long " * 20
KEY = "k" * 1025

FAULTS = [
    # a colon, or the want of one
    (
        "title: Growth: fast\n",
        "OKR002 1:14",
        ":",
        '": " stands inside text without quotes',
        'quote it: title: "Growth: fast"',
    ),
    (
        'a:\n  - title: Say "yes": now  # soon\n',
        "OKR002 2:21",
        ":",
        '": " stands inside text without quotes',
        'quote it: - title: "Say \\"yes\\": now"',
    ),
    (
        f"why: {LONG}: x\n",
        "OKR002 1:106",
        ":",
        '": " stands inside text without quotes',
        "put the text in double quotes",
    ),
    ("a: b\ntitle:x\nc: d\n", "OKR002 2:1", "title:x", "no blank follows the colon", "write title: x"),
    ("title:x\nc: d\n", "OKR002 1:1", "title:x", "no blank follows the colon", "write title: x"),
    ("a: b\ntitle = x\n", "OKR002 2:1", "title = x", 'a ":" parts a key from its value, not a "="', "write title: x"),
    ("a: b\n-c\nd: e\n", "OKR002 2:1", "-c", "no blank follows the dash", "write - c"),
    (
        "title: x\n  owner: y\n",
        "OKR002 2:8",
        ":",
        "the line of owner reads as more of the text above it",
        "indent it as the keys that it belongs with; if it is text, put all of the text in quotes",
    ),
    (
        "title: x\n# then\n  owner: y\n",
        "OKR002 3:3",
        "owner: y",
        "no line that this one could belong with begins at column 3",
        "indent it exactly as the keys, list items or text that it belongs with",
    ),
    (
        "title\nowner: x\n",
        "OKR002 1:1",
        "title",
        "title is no key with a value",
        'write "key: value"; if the line goes on with the text above, indent it further than that one\'s key',
    ),
    (
        "a: b\nowner\n",
        "OKR002 2:1",
        "owner",
        "owner is no key with a value",
        'write "key: value"; if the line goes on with the text above, indent it further than that one\'s key',
    ),
    (
        "a: b\n  - c: d\n",
        "OKR002 2:6",
        ":",
        "the line of c reads as more of the text above it",
        "indent it as the keys that it belongs with; if it is text, put all of the text in quotes",
    ),
    (
        '"a\n  b": c\n',
        "OKR003 2:5",
        ":",
        "a key must stand on one line and have at most 1024 characters",
        "write a short key",
    ),
    # signs that only look like those of YAML
    ("a:\n  – b: c\n    d: e\n", "OKR002 2:3", "–", "an en dash begins no list item", 'begin it with "- "'),
    ("a:\n  — {b: c, d: e}\n", "OKR002 2:3", "—", "an em dash begins no list item", 'begin it with "- "'),
    (
        "a:\n  - b: c\n\u00a0\u00a0  d: e\n    f: g\n",
        "OKR002 3:1",
        "\u00a0\u00a0",
        "a no-break space stands here",
        "put a plain space in its place",
    ),
    (
        "a:\n  -\u00a0b: c\n    d: e\n",
        "OKR002 2:4",
        "\u00a0",
        "a no-break space stands here",
        "put a plain space in its place",
    ),
    (
        "a:\u3000b\nc: d\n",
        "OKR002 1:3",
        "\u3000",
        "an ideographic space stands here",
        "put a plain space in its place",
    ),
    ("a： b\nc: d\n", "OKR002 1:2", "：", "a full-width colon ends no key", 'write ": " in its place'),
    ("a: “b: c”\n", "OKR002 1:4", "“", "“ is no quote to YAML", "quote with \" or '"),
    # a sign that text cannot begin with
    (
        "a: {target: >40}\n",
        "OKR002 1:13",
        ">40",
        ">40 is a comparison",
        "write 40 alone where a number is wanted: `at_least` and `at_most` say the side",
    ),
    (
        "target: >= $40M\n",
        "OKR002 1:9",
        ">= $40M",
        ">= $40M is a comparison",
        "write $40M alone where a number is wanted: `at_least` and `at_most` say the side",
    ),
    ("unit: %\n", "OKR002 1:7", "%", '"%" cannot begin text without quotes', 'quote it: unit: "%", or write percent'),
    ("title: %5 growth\n", "OKR002 1:8", "%", '"%" cannot begin text without quotes', 'quote it: title: "%5 growth"'),
    ("owner: @desk # who\n", "OKR002 1:8", "@", '"@" cannot begin text without quotes', 'quote it: owner: "@desk"'),
    ("a: `b`\n", "OKR002 1:4", "`", '"`" cannot begin text without quotes', 'quote it: a: "`b`"'),
    ("```yaml\na: b\n```\n", "OKR002 1:1", "```yaml", "a Markdown code fence is no YAML", "delete the line"),
    ("a: [|, b]\n", "OKR002 1:5", "|", '"|" cannot begin text without quotes', "put the text in double quotes"),
    (
        "title: - minus\n",
        "OKR002 1:8",
        "-",
        'no list item can begin here with "- "',
        'if it is text, quote it: title: "- minus"; if it is a list, begin it on a line of its own',
    ),
    ("a: ? b\n", "OKR002 1:4", "?", '"?" cannot begin text without quotes', 'quote it: a: "? b"'),
    (
        "a: [- b]\n",
        "OKR002 1:5",
        "-",
        'no list item can begin here with "- "',
        "if it is text, put the text in double quotes; if it is a list, begin it on a line of its own",
    ),
    (
        "a: -\n",
        "OKR002 1:4",
        "-",
        'no list item can begin here with "- "',
        'if it is text, quote it: a: "-"; if it is a list, begin it on a line of its own',
    ),
    ("a: [-]\n", "OKR002 1:5", "-", '"-" alone is no value', 'quote it: "-", or leave the place empty'),
    ("- a\n* b\n", "OKR002 2:1", "*", '"* " begins no list item', 'begin a list item with "- "'),
    (
        "a: b\n{% for k in krs %}\n",
        "OKR002 2:2",
        "% for k in krs %}",
        "this is a template",
        "render it and keep the result",
    ),
    (
        "a: > 50% growth\n",
        "OKR002 1:4",
        "> 50% growth",
        '">" begins a block of text, and nothing may follow it on its line',
        'if it is text, quote it: a: "> 50% growth"',
    ),
    (
        "a: |text\n",
        "OKR002 1:4",
        "|text",
        '"|" begins a block of text, and nothing may follow it on its line',
        'if it is text, quote it: a: "|text"',
    ),
    (
        "target: >5\n",
        "OKR002 1:9",
        ">5",
        ">5 begins a block of text on the next line, and none is there",
        'if it is text, quote it: target: ">5"',
    ),
    (
        "<!DOCTYPE html>\n<p>404: Not Found</p>\n",
        "OKR002 1:1",
        "<!DOCTYPE html>",
        "this is HTML or XML, not YAML",
        "is it a saved error page?",
    ),
    # a tab
    ("a:\n\tb: c\n", "OKR002 2:1", "\t", "a tab indents this line", "indent it with spaces"),
    ("a:\n  - b\n\t  c: d\n", "OKR002 3:1", "\t", "a tab indents this line", "indent it with spaces"),
    ("a:\n  -\tb: c\n", "OKR002 2:4", "\t", "a tab stands where YAML wants a blank", "put a blank in its place"),
    ("a: |\n\tb\n", "OKR002 2:1", "\t", "a tab indents this line", "indent it with spaces"),
    ("a: 'b\n\tc'\n", "OKR002 2:1", "\tc'", "a tab indents this line", "indent it with spaces"),
    # quotes, escapes and comments
    ("a: 'b\nc: d\n", "OKR002 1:4", "'b", "this quote is never closed", "add ' where the text ends"),
    ('a: b\nc: "d', "OKR002 2:4", '"d', "this quote is never closed", 'add " where the text ends'),
    (
        "title: 'It's fine'\n",
        "OKR002 1:12",
        "s fine'",
        "text follows the quote that ends this value",
        "write '' for each ' inside single quotes",
    ),
    (
        'title: "Say "hi" now"\n',
        "OKR002 1:14",
        'hi" now"',
        "text follows the quote that ends this value",
        'write \\" for each " inside double quotes',
    ),
    (
        'a: "b\n  c: "d"\n',
        "OKR002 2:7",
        'd"',
        'a " that a line above opened is closed here',
        'add the " that is missing above',
    ),
    (
        'a: "b\nc"\n',
        "OKR002 2:1",
        'c"',
        "this line is inside the quotes or brackets of the value above but not indented",
        "begin it at column 2 or further right, or close the quote or bracket above",
    ),
    (
        "a: 'b\n---\n'\n",
        "OKR002 2:1",
        "---",
        "--- at a line's start ends the document, inside quotes too",
        "indent the line, or close the quote before it",
    ),
    (
        'a: "C:\\Users"\n',
        "OKR002 1:7",
        "\\U",
        "\\U in double quotes wants 8 hexadecimal digits of a character",
        "write \\\\ for a backslash, or put the text in single quotes",
    ),
    (
        'a: "C:\\Projects"\n',
        "OKR010 1:7",
        "\\P",
        "\\P writes U+2029 PARAGRAPH SEPARATOR",
        "use an ordinary line break; if a backslash is meant, write \\\\",
    ),
    (
        'a: "\\u12"\n',
        "OKR002 1:5",
        "\\u",
        "\\u in double quotes wants 4 hexadecimal digits of a character",
        "write \\\\ for a backslash, or put the text in single quotes",
    ),
    (
        'a: "b"#c\n',
        "OKR002 1:7",
        "#c",
        "a comment needs a blank before it",
        'put a blank before the "#"; if it is no comment, put the text in quotes',
    ),
    (
        "a: [b,#c\n  d]\n",
        "OKR002 1:7",
        "#c",
        "a comment needs a blank before it",
        'put a blank before the "#"; if it is no comment, put the text in quotes',
    ),
    (
        "a: >#b\n  c\n",
        "OKR002 1:4",
        ">#b",
        '">" begins a block of text, and nothing may follow it on its line',
        'if it is text, quote it: a: ">#b"',
    ),
    # lines that do not line up
    (
        "a:\n  - b: c\n    d: e\n   f: g\n",
        "OKR002 4:4",
        "f: g",
        "no line that this one could belong with begins at column 4",
        "indent it exactly as the keys, list items or text that it belongs with",
    ),
    (
        "a:\n  - b\n - c\n",
        "OKR002 3:2",
        "- c",
        "no line that this one could belong with begins at column 2",
        "indent it exactly as the keys, list items or text that it belongs with",
    ),
    ("a: b\n- c\n", "OKR002 2:1", "- c", "a list item stands among keys", "put it below the key that it belongs to"),
    (
        "- a\nb: c\n",
        "OKR002 2:1",
        "b: c",
        "a key stands among list items",
        'begin it with "- ", or indent it as the keys of the item above',
    ),
    (
        "  a: b\nc: d\n",
        "OKR002 2:1",
        "c: d",
        "the document's value has ended before this line",
        "begin every key of the file at the same column, and close no bracket too early",
    ),
    (
        "a: |\n    b\n  c\n",
        "OKR002 3:3",
        "c",
        "no line that this one could belong with begins at column 3",
        "indent it exactly as the keys, list items or text that it belongs with",
    ),
    # brackets
    ("tags: [a, b\nowner: c\n", "OKR002 1:7", "[", 'this "[" is never closed', 'add "]" where its last item ends'),
    ("keep: {at_most: 9", "OKR002 1:7", "{", 'this "{" is never closed', 'add "}" where its last item ends'),
    (
        "tags: [a, b #412]\nc: d\n",
        "OKR002 1:13",
        "#412]",
        "# begins a comment, which hides the rest of the line",
        "put the text in quotes; if it is a comment, put a blank after the # and go on in the next line",
    ),
    (
        "keep: {at_least: 4 at_most: 9}\n",
        "OKR002 1:27",
        ": 9}",
        'a "," or "}" belongs before this',
        "put a comma between items, and quote text that holds any of , : [ ] { }",
    ),
    (
        '{\n  "a": 1\n  "b": 2\n}\n',
        "OKR002 3:6",
        ": 2",
        'a "," or "}" belongs before this',
        "put a comma between items, and quote text that holds any of , : [ ] { }",
    ),
    ("a: [b]]\n", "OKR002 1:7", "]", '"]" closes nothing', "delete it, or put text that holds it in quotes"),
    ("a: [b,,c]\n", "OKR002 1:7", ",c]", "a value is missing before this", "write it, or delete the comma"),
    ("a: [b] c\n", "OKR002 1:8", "c", "text follows a value that has ended", 'quote it: a: "[b] c"'),
    ("{a: b} c\n", "OKR002 1:8", "c", "text follows a value that has ended", 'quote it: "{a: b} c"'),
    (
        "a: [b,\nc]\n",
        "OKR002 2:1",
        "c]",
        "this line is inside the quotes or brackets of the value above but not indented",
        "begin it at column 2 or further right, or close the quote or bracket above",
    ),
    ("a: }\n", "OKR002 1:4", "}", '"}" closes nothing', "delete it, or put text that holds it in quotes"),
    # what is YAML and yet not read
    (
        "title: &co growth\n",
        "OKR003 1:8",
        "&co",
        "&co reads as an anchor, which okr does not read",
        'if it is text, quote it: title: "&co growth"; if not, write the value itself',
    ),
    (
        "title: *bold* text\n",
        "OKR003 1:8",
        "*bold*",
        "*bold* reads as an alias, which okr does not read",
        'if it is text, quote it: title: "*bold* text"; if not, write the value itself',
    ),
    (
        "title: !important x\n",
        "OKR003 1:8",
        "!important",
        "!important reads as a tag, which okr does not read",
        'if it is text, quote it: title: "!important x"; if not, write the value itself',
    ),
    (
        "a: b\nc: &d\n  e: f\n",
        "OKR003 2:4",
        "&d",
        "&d reads as an anchor, which okr does not read",
        'if it is text, quote it: c: "&d"; if not, write the value itself',
    ),
    (
        "title: {{ x }}\n",
        "OKR003 1:8",
        "{{ x }}",
        "{{ x }} reads as a mapping inside a mapping",
        'if it is text, quote it: title: "{{ x }}"; if it is a template, render it first',
    ),
    ("? {a: b}\n: c\n", "OKR003 1:3", "{", "a mapping cannot be a key", "write a key that is text"),
    ("? [a]\n: b\n", "OKR003 1:3", "[", "a list cannot be a key", "write a key that is text"),
    ("<<: {a: b}\n", "OKR003 1:1", "<<", '"<<" is a merge key, which okr does not read', "write the keys themselves"),
    (
        "%YAML 1.2\n---\na: b\n",
        "OKR003 1:1",
        "%YAML 1.2",
        "%YAML 1.2 is a directive, which okr does not read",
        "delete the line",
    ),
    (
        "%FOO bar\n---\na: b\n",
        "OKR003 1:1",
        "%FOO bar",
        "%FOO bar is a directive, which okr does not read",
        "delete the line",
    ),
    (
        "a: b\n---\nc: d # e\n",
        "OKR003 2:1",
        "---",
        "a second document begins here, and a file holds one",
        "move it to a file of its own, or delete it",
    ),
    (
        "a: b\n...\nc: d\n",
        "OKR003 3:1",
        "c: d",
        "a second document begins here, and a file holds one",
        "move it to a file of its own, or delete it",
    ),
    (": a\n", "OKR003 1:1", "", "a key is empty", 'write a key before the ":"'),
    ('"": a\n', "OKR003 1:1", '""', "a key is empty", 'write a key before the ":"'),
    ("~: a\n", "OKR003 1:1", "~", "~ is no text and cannot be a key", 'quote it: "~":'),
    ("null: a\n", "OKR003 1:1", "null", "null is no text and cannot be a key", 'quote it: "null":'),
    (
        "? a\n  b\n: c\n",
        "OKR003 1:3",
        "a",
        "a key must stand on one line and have at most 1024 characters",
        "write a short key",
    ),
    (
        "? |\n  a\n: b\n",
        "OKR003 1:3",
        "|",
        "a key must stand on one line and have at most 1024 characters",
        "write a short key",
    ),
    (
        KEY + ": a\n",
        "OKR003 1:1026",
        ":",
        "a key must stand on one line and have at most 1024 characters",
        "write a short key",
    ),
    # characters behind escapes
    (
        'a: "b\\u202ec"\n',
        "OKR010 1:6",
        "\\u202e",
        "\\u202e writes U+202E RIGHT-TO-LEFT OVERRIDE",
        "delete it: it can make a line read otherwise than it is; if a backslash is meant, write \\\\",
    ),
    (
        'a: "\\ud83d\\ude00"\n',
        "OKR010 1:5",
        "\\ud83d",
        "\\ud83d writes U+D83D (half a character)",
        (
            "write the character itself, or its code with eight digits, as in \\U0001F600;"
            " if a backslash is meant, write \\\\"
        ),
    ),
    (
        '"a\\x1b": b\n',
        "OKR010 1:3",
        "\\x1b",
        "\\x1b writes U+001B",
        "delete it: nobody who reads the file can see it; if a backslash is meant, write \\\\",
    ),
    (
        'a: "\\e\\P"\n',
        "OKR010 1:5",
        "\\e",
        "\\e writes U+001B",
        "delete it: nobody who reads the file can see it; if a backslash is meant, write \\\\",
    ),
]


@pytest.mark.parametrize(("text", "where", "marked", "message", "help"), FAULTS)
def test_a_fault_is_shown_at_its_text_with_what_to_write(
    text: str, where: str, marked: str, message: str, help: str
) -> None:
    found = problem(text)

    assert (f"{found.code} {place_of(found)}", found.message, found.help) == (where, message, help)
    span, lines = span_of(found), Lines(text)
    assert text[lines.index(span.line, span.column) : lines.index(span.end_line, span.end_column)] == marked


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [
        ("a: 1\nb: 2\na: 3\n", "1:1", "3:1"),
        ('a: 1\n"a": 2\n', "1:1", "2:1"),
        ("x: {id: a, id: b}\n", "1:5", "1:12"),
        ("x:\n  - a: 1\n  - b:\n      c: [d, {e: f}]\n    g: 1\n    b: 2\n", "3:5", "6:5"),
        ("a:\nb:\n  a: 1\n  ? c\n  c: 2\n", "4:5", "5:3"),
        ("[{a: 1}, {a: 2, b: 3, a: 4}]\n", "1:11", "1:23"),
    ],
)
def test_a_key_that_stands_twice_points_at_both(text: str, first: str, second: str) -> None:
    found = problem(text)

    (where, said), *others = found.related
    assert isinstance(where, Location)
    assert (found.code, place_of(found)) == ("OKR004", second)
    assert (where.path, f"{where.span.line}:{where.span.column}", said, others) == (PATH, first, "first used here", [])


def test_the_message_names_the_key_that_stands_twice() -> None:
    found = problem("title: a\nowner: b\ntitle: c\n")

    assert found.message == "the key title stands here a second time"
    assert found.help == "delete one of the two, or rename it"


def test_what_is_shown_of_a_file_is_cut_short() -> None:
    found = problem(f"a: *{'x' * 5000}\n")

    assert found.message == f"*{'x' * 39}… reads as an alias, which okr does not read"

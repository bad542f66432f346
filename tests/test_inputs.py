"""Which files a command line means: directories, patterns, what git ignores, what is excluded."""

from __future__ import annotations

from pathlib import Path

import pytest

from factcheck.ignored import is_ignored, patterns
from factcheck.inputs import Search, find

SUFFIXES = (".txt", ".md")


@pytest.mark.parametrize(
    ("line", "path", "ignored"),
    [
        ("*.md", "a.md", True),
        ("*.md", "x/y/a.md", True),
        ("*.md", "a.mdx", False),
        ("/a.md", "a.md", True),
        ("/a.md", "x/a.md", False),
        ("x/a.md", "x/a.md", True),
        ("x/a.md", "y/x/a.md", False),
        ("**/a.md", "y/x/a.md", True),
        ("**/a.md", "a.md", True),
        ("x/**", "x/y/a.md", True),
        ("x/**/a.md", "x/a.md", True),
        ("x/**/a.md", "x/1/2/a.md", True),
        ("x/", "x", False),
        ("draft-?.md", "draft-1.md", True),
        ("draft-?.md", "draft-/.md", False),
        ("draft-[0-9].md", "draft-5.md", True),
        ("draft-[!0-9].md", "draft-5.md", False),
        ("draft-[]].md", "draft-].md", True),
        ("draft-[z-a].md", "draft-b.md", False),
        ("# a.md", "# a.md", False),
        ("\\# a.md", "# a.md", True),
        ("a.md   ", "a.md", True),
        ("a*.md", "a/b.md", False),
        ("(a|b)+.md", "(a|b)+.md", True),
        ("[", "[", False),
        ("", "a.md", False),
        ("**" * 40 + "b", "a" * 60, False),
    ],
)
def test_patterns_mean_what_git_says(line: str, path: str, ignored: bool) -> None:
    known = patterns([line], Path("/base"))
    assert is_ignored(f"/base/{path}", directory=False, known=known) is ignored
    assert not is_ignored(f"/other/{path}", directory=False, known=known)


def test_a_slash_at_the_end_means_directories() -> None:
    assert is_ignored("/base/a/x", directory=True, known=patterns(["x/"], Path("/base")))


def test_the_last_pattern_that_matches_decides() -> None:
    known = patterns(["*.md", "!keep.md"], Path("/base"))
    assert [is_ignored(f"/base/{name}", directory=False, known=known) for name in ("a.md", "keep.md")] == [True, False]


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    files = {
        ".git/info.md": "",
        ".gitignore": "build/\n*.draft.md\n",
        "b.md": "",
        "a.TXT": "",
        "c.draft.md": "",
        "build/d.md": "",
        "posts/e.md": "",
        "posts/.gitignore": "old.md\n!f.draft.md\n",
        "posts/old.md": "",
        "posts/f.draft.md": "",
        "posts/picture.png": "",
        "posts/data.csv": "",
        "posts/.hidden.md": "",
        "node_modules/g.md": "",
        "code/h.py": "",
    }
    for name, content in files.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    ("paths", "search", "expected"),
    [
        (["."], None, ["a.TXT", "b.md", "posts/e.md", "posts/f.draft.md"]),
        (["posts"], None, ["posts/e.md", "posts/f.draft.md"]),
        (["."], Search(exclude=("posts/",)), ["a.TXT", "b.md"]),
        (
            ["."],
            Search(
                exclude=(
                    "*.md",
                    "!b.md",
                )
            ),
            ["a.TXT", "b.md"],
        ),
        (["posts/*"], None, ["posts/e.md", "posts/f.draft.md", "posts/old.md"]),
        (["posts/*"], Search(exclude=("old.md",)), ["posts/e.md", "posts/f.draft.md"]),
        (["build"], None, ["build/d.md"]),
        (["code/h.py", "c.draft.md"], Search(exclude=("*.md",)), ["code/h.py", "c.draft.md"]),
        (["b.md", "c.draft.md"], Search(exclude=("*.draft.md",), force=True), ["b.md"]),
        (["posts/e.md"], Search(exclude=("posts/",), force=True), []),
        (["b.md", "./b.md", "*.md", "-"], None, ["b.md", "c.draft.md", "-"]),
    ],
    ids=str,
)
@pytest.mark.usefixtures("site")
def test_what_is_found(paths: list[str], search: Search | None, expected: list[str]) -> None:
    names, problems = find(paths, SUFFIXES, search)
    assert list(names) == expected
    assert not [problem for problem in problems if problem.fatal]


@pytest.mark.parametrize(
    ("path", "what", "fatal"),
    [
        ("posts", "2 files of other kinds (1 .csv, 1 .png) were not read", False),
        ("code", "this directory holds no file that factcheck reads, only 1 file of other kinds (1 .py)", True),
        ("code/*", "this pattern holds no file that factcheck reads, only 1 file of other kinds (1 .py)", True),
        ("gone*", "no file matches this pattern", True),
        ("gone", "there is no such file or directory", True),
    ],
)
@pytest.mark.usefixtures("site")
def test_what_is_not_read_is_told(path: str, what: str, fatal: bool) -> None:
    _, (problem,) = find([path], SUFFIXES)
    assert (problem.what, problem.fatal) == (what, fatal)


def test_outside_of_a_repository_only_what_lies_below_counts(site: Path) -> None:
    (site / ".git" / "info.md").unlink()
    (site / ".git").rmdir()
    assert list(find(["."], SUFFIXES)[0]) == ["a.TXT", "b.md", "posts/e.md", "posts/f.draft.md"]
    (site / "posts" / "x.draft.md").touch()
    assert "posts/x.draft.md" in find(["posts"], SUFFIXES)[0]

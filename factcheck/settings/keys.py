"""The keys of a configuration file: what each is called, which form its value has, what it is when nobody sets it.

One table serves the reader of files, `config show`, `init` and the documentation, so that none of them knows a key that another does not.
"""

from __future__ import annotations

from msgspec import Struct

from factcheck.model import SEVERITIES

LEVELS = SEVERITIES
QUOTES = ("lower", "note", "off")


class Key(Struct, frozen=True):
    """One key. `form` names the check of its value (`settings.values`), `default` is used where no file sets it.

    `example` is what `init` writes, commented out. A `scope` of "run" is taken from the configuration of the directory in which factcheck
    is started, "file" from the one nearest to each document.
    """

    name: str
    form: str
    default: object
    doc: str
    example: str
    scope: str = "file"
    choices: tuple[str, ...] = ()


KEYS = (
    Key("extend", "text", None, "another configuration file to start from; what this one sets wins", '"../factcheck.toml"'),
    Key("rules", "paths", (), "directories of further rules", '["house-rules"]'),
    Key("vocabulary", "paths", (), "directories of word files that extend the shipped ones", '["house-words"]', scope="run"),
    Key("select", "names", (), "run only these rules: ids, pack/id, or pack/ for a whole pack", '["general/"]'),
    Key("ignore", "names", (), "rules that do not run", '["weekday-date-mismatch"]'),
    Key("extend-select", "names", (), "rules that run besides, such as those that are off by default", '["general/parts-exceed-whole"]'),
    Key("severity", "levels", {}, "the highest severity of a rule: error, warning, note or off", '{ "parts-exceed-whole" = "warning" }'),
    Key("per-file-ignores", "lists", {}, "rules that files of a pattern may break", '{ "archive/**" = ["weekday-date-mismatch"] }'),
    Key("columns", "headings", {}, "what the columns of tables are called", '{ "stats/*.csv" = { value = "Number" } }', "run"),
    Key("exclude", "names", ("node_modules", "__pycache__", "venv"), "files and directories left out", '["node_modules", "drafts/**"]'),
    Key("min-level", "choice", "note", "lowest severity that is shown", '"note"', "run", LEVELS),
    Key("fail-on", "choice", "warning", "lowest severity that makes the exit code 1", '"warning"', "run", LEVELS),
    Key("as-of", "date", None, "publication date of documents that state none", '"2024-07-17"'),
    Key("format", "formats", (), "formats of the report, as on the command line", '["table", "json:report.json"]', scope="run"),
    Key("quotes", "choice", "lower", "findings on quoted figures: one level lower, at most a note, or off", '"lower"', "file", QUOTES),
    Key("require-reason", "flag", False, "whether a suppression must say why", "true"),
    Key("waivers", "path", None, "the file of waivers", '".factcheck-waivers.yml"'),
    Key("baseline", "path", None, "the file of known findings that are not reported", '".factcheck-baseline.json"', scope="run"),
    Key("cache-dir", "path", None, "where results are kept, if not in .factcheck_cache beside this file", '".factcheck_cache"', "run"),
    Key("jobs", "count", 0, "how many processes check documents; 0 lets factcheck decide", "4", "run"),
)  # fmt: skip
BY_NAME = {key.name: key for key in KEYS}

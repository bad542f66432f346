"""From options and configuration files to the settings of a run: an option outweighs a file, a file outweighs the default."""

from __future__ import annotations

import datetime as dt
import os
import sys
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from msgspec import Struct, field
from msgspec.structs import replace

from factcheck.cli.progress import Bar
from factcheck.cli.switches import switched

if TYPE_CHECKING:
    from factcheck.inputs import Search
    from factcheck.pipeline import Many, Settings
    from factcheck.settings.baseline import Baseline
    from factcheck.settings.config import Config
    from factcheck.settings.configs import Configs
    from factcheck.settings.waivers import Waiver

CONFIG_VARIABLE = "FACTCHECK_CONFIG"


def config_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options of every command that reads configuration files."""
    options = (
        click.option("--config", metavar="FILE", help="The configuration file, instead of the nearest one to each document."),
        click.option("--isolated", is_flag=True, help="Ignore all configuration files."),
    )
    return _with(options, command)


def file_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options that say which files are looked at."""
    options = (
        click.option(
            "--exclude", multiple=True, metavar="PATTERN", help="Leave these files and directories out, instead of the usual ones."
        ),
        click.option("--extend-exclude", multiple=True, metavar="PATTERN", help="Leave these files and directories out as well."),
        click.option("--force-exclude", is_flag=True, help="Leave excluded files out even if they are named on the command line."),
        click.option("--allow-no-files", is_flag=True, help="A pattern or directory without a file to read is no error."),
    )
    return _with(options, command)


def speed_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options of commands that may go through many documents."""
    options = (
        click.option("--jobs", "-j", type=click.IntRange(0, 256), metavar="N", help="Processes; 0, the default, lets factcheck decide."),
        click.option("--no-cache", is_flag=True, help="Check every document afresh and keep no results."),
        click.option(
            "--cache-dir", metavar="DIR", help="Where results are kept; .factcheck_cache beside the configuration file if not said."
        ),
        click.option("--no-progress", is_flag=True, help="Show no progress bar."),
    )
    return _with(options, command)


def _with(options: Iterable[Callable[..., Any]], command: Callable[..., Any]) -> Callable[..., Any]:
    for option in reversed(tuple(options)):
        command = option(command)
    return command


class Setup(Struct):
    """The options of a command with the configuration files around them. Files are read once."""

    given: Mapping[str, Any]
    configs: Configs
    baseline: Baseline | None = None
    _settings: dict[int, Settings] = field(default_factory=dict)
    _waivers: dict[Path, tuple[Waiver, ...]] = field(default_factory=dict)

    def run(self, key: str, option: str | None = None) -> Any:
        """A value that holds for the whole run: the option's if it was given, else that of the configuration."""
        value = self.given.get(option or key.replace("-", "_"))
        return self.configs.for_run()[key] if value in (None, ()) else value

    def settings_of(self, name: str) -> Settings:
        """The settings of one document, the same object for all documents with one configuration."""
        config = self.configs.for_file(name)
        if id(config) not in self._settings:
            self._settings[id(config)] = self._settings_from(config)
        return self._settings[id(config)]

    def settings(self) -> Settings:
        """The settings of the directory that factcheck was started in."""
        return self._settings_from(self.configs.for_run())

    def many(self, whole: bool) -> Many:
        """How to go through the files."""
        from factcheck.pipeline import Many  # noqa: PLC0415  (rooms load when a command runs, so that --help is quick)

        bar = Bar(wanted=not self.given.get("no_progress"))
        return Many(self.settings_of, self.search(), self.cache(), whole, self.run("jobs"), bar if bar.visible else None)

    def search(self) -> Search:
        """Which files are left out."""
        from factcheck.inputs import Search  # noqa: PLC0415

        return Search(self._skip, bool(self.given.get("force_exclude")), bool(self.given.get("allow_no_files")))

    def cache(self) -> Path | None:
        """The directory of results: where one is named, or beside the configuration file; none without either."""
        from factcheck.result_cache import DIRECTORY  # noqa: PLC0415

        config = self.configs.for_run()
        if self.given.get("no_cache"):
            return None
        named = self.run("cache-dir")
        return Path(named) if named else config.root / DIRECTORY if config.path else None

    def _skip(self, path: str) -> bool:
        from factcheck.settings.globs import matches, relative  # noqa: PLC0415

        config = self.configs.for_file(path)
        usual = self.given.get("exclude") or config["exclude"]
        here = self.given.get("extend_exclude", ()) if not self.given.get("exclude") else (*usual, *self.given.get("extend_exclude", ()))
        ours = () if self.given.get("exclude") else usual
        return matches(relative(path, config.root), ours) or matches(relative(path, self.configs.start), here)

    def _settings_from(self, config: Config) -> Settings:
        from factcheck.pipeline import Settings  # noqa: PLC0415
        from factcheck.settings import Policy  # noqa: PLC0415

        given = switched(self.given) if "select" in self.given else {}
        policy = Policy(
            root=config.root,
            per_file_ignores=config["per-file-ignores"],
            quotes=config["quotes"],
            require_reason=config["require-reason"],
            today=today(),
            waivers=self._waivers_of(config),
            baseline=self.baseline,
        )
        return Settings(
            as_of=self.given.get("as_of") or config["as-of"],
            rules=(*config["rules"], *self.given.get("rules", ())),
            stdin=sys.stdin.buffer,
            stdin_name=self.given.get("stdin_filename") or "<stdin>",
            vocabulary=(*self.configs.for_run()["vocabulary"], *self.given.get("vocabulary", ())),
            select=given.get("select") or config["select"],
            ignore=given.get("ignore") or config["ignore"],
            extend_select=(*config["extend-select"], *given.get("extend_select", ())),
            severity={**config["severity"], **given.get("severity", {})},
            policy=policy,
            columns=self.configs.for_run()["columns"],
        )

    def _waivers_of(self, config: Config) -> tuple[Waiver, ...]:
        """The waivers that the configuration names, or those that stand beside it."""
        from factcheck.settings.waivers import FILE, read_waivers  # noqa: PLC0415

        path = config["waivers"] or config.root / FILE
        if not config["waivers"] and not path.is_file():
            return ()
        if path not in self._waivers:
            self._waivers[path] = read_waivers(path)
        return self._waivers[path]


def setup(given: Mapping[str, Any]) -> Setup:
    """The setup of a command; raises ConfigError where a configuration or baseline file is missing or broken."""
    from factcheck.settings.configs import from_environment  # noqa: PLC0415

    configs = from_environment(Path.cwd(), given.get("config"), bool(given.get("isolated")), os.environ.get(CONFIG_VARIABLE))
    return Setup(given, configs)


def with_baseline(made: Setup) -> Setup:
    """The setup with the baseline that an option or the configuration names; raises ConfigError if it is missing."""
    from factcheck.settings.baseline import read_baseline  # noqa: PLC0415

    named = made.run("baseline")
    return replace(made, baseline=read_baseline(Path(named))) if named else made


def today() -> dt.date:
    """The day that suppressions expire by: that of SOURCE_DATE_EPOCH where it is set, so that a run can be repeated, else the clock's."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    return dt.datetime.fromtimestamp(int(epoch), dt.UTC).date() if epoch.isdigit() else dt.datetime.now(dt.UTC).astimezone().date()

"""Which configuration holds for which document: the nearest file, unless one was named or none is wanted."""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct, field

from factcheck.errors import ConfigError
from factcheck.model import Problem
from factcheck.settings.config import Config, find, read, without_file


class Configs(Struct):
    """Finds configurations, each file read once. `named` holds for every document; `isolated` ignores all files."""

    start: Path
    named: Path | None = None
    isolated: bool = False
    _by_folder: dict[Path, Config] = field(default_factory=dict)
    _by_file: dict[Path, Config] = field(default_factory=dict)

    def for_run(self) -> Config:
        """The configuration of the directory in which factcheck was started."""
        return self.for_folder(self.start)

    def for_file(self, name: str) -> Config:
        """The configuration nearest to a document; raises ConfigError if it is broken."""
        return self.for_folder((self.start / name).parent)

    def for_folder(self, folder: Path) -> Config:
        """The configuration nearest to a directory."""
        if self.isolated:
            return without_file(self.start)
        if self.named is not None:
            return self._read(self.named)
        if folder not in self._by_folder:
            path = find(folder.resolve())
            self._by_folder[folder] = self._read(path) if path else without_file(self.start)
        return self._by_folder[folder]

    def _read(self, path: Path) -> Config:
        if path not in self._by_file:
            self._by_file[path] = read(path)
        return self._by_file[path]


def from_environment(start: Path, named: str | None, isolated: bool, variable: str | None) -> Configs:
    """The configurations that the options and FACTCHECK_CONFIG (`variable`) ask for; raises ConfigError for a named file that is missing.

    An option outweighs the variable; an empty variable is the same as `isolated`.
    """
    if named is not None and isolated:
        raise ConfigError(Problem("--config", "--isolated ignores every configuration file", "Leave one of the two options out."))
    if named is None and variable is not None and not isolated:
        named, isolated = variable or None, not variable
    if named is None:
        return Configs(start, None, isolated)
    path = start / named
    if not path.is_file():
        raise ConfigError(Problem(named, "there is no such configuration file", "Check the path."))
    return Configs(start, path)

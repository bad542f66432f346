"""The data classes of the extractor: frozen for the type checker, plain at run time.

The stages make some ninety small objects a sentence. The constructor of a frozen data class takes up to five times as long as that of a
plain one, a fifth of all reading time; mypy refuses a change to either. What leaves the extractor is of `factcheck.model`, and frozen.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dataclasses import dataclass
else:
    import dataclasses

    def dataclass(*, frozen: bool, slots: bool):
        """`dataclasses.dataclass` for a frozen class, without the checks at run time; equality and hash are those of the fields."""
        assert frozen
        made = dataclasses.dataclass(slots=slots, unsafe_hash=True, repr=False, match_args=False)

        def decorate(cls):
            cls.__repr__ = _shown  # one for all: writing a hundred of them takes a tenth of a cold start
            return made(cls)

        return decorate

    def _shown(self) -> str:
        told = (f"{each.name}={getattr(self, each.name)!r}" for each in dataclasses.fields(self) if each.repr)
        return f"{type(self).__name__}({', '.join(told)})"


__all__ = ["dataclass"]

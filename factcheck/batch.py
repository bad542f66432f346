"""The same work on many items, in this process or in several; results come in the order of the items, one at a time."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterator, Sequence
from typing import Any, TypeVar

T = TypeVar("T")
R = TypeVar("R")
Progress = Callable[[int, int], None]

_FEW = 64  # below this a pool of processes takes longer to start than it saves
_CHUNK = 8


def processes(wanted: int, items: int) -> int:
    """How many processes to use: as many as wanted, or, for 0, as many as there are processors if there is much to do."""
    if wanted:
        return min(wanted, max(1, items))
    return min(os.cpu_count() or 1, max(1, items // _FEW))


def each(work: Callable[[Any, T], R], context: Any, items: Sequence[T], jobs: int = 1, progress: Progress | None = None) -> Iterator[R]:
    """`work(context, item)` for every item.

    In several processes `context` is sent once to each: it must then be picklable, and `work` a function of a module.
    """
    results = (work(context, item) for item in items) if jobs <= 1 else _pooled(work, context, items, jobs)
    for done, result in enumerate(results, start=1):
        if progress is not None:
            progress(done, len(items))
        yield result


def _pooled(work: Callable[[Any, T], R], context: Any, items: Sequence[T], jobs: int) -> Iterator[R]:
    from concurrent.futures import Future, ProcessPoolExecutor  # noqa: PLC0415  (most runs have one document)
    from multiprocessing import active_children  # noqa: PLC0415

    chunks = [items[start : start + _CHUNK] for start in range(0, len(items), _CHUNK)]
    others = set(active_children())
    pool = ProcessPoolExecutor(jobs, initializer=_begin, initargs=(work, context))
    waiting: list[Future[list[R]]] = []
    try:
        ahead = iter(chunks)
        for chunk in ahead:  # a few chunks ahead and no more, so that results do not pile up faster than they are taken
            waiting.append(pool.submit(_work_on, chunk))
            if len(waiting) >= 4 * jobs:
                yield from waiting.pop(0).result()
        while waiting:
            yield from waiting.pop(0).result()
    except BaseException:
        pool.shutdown(wait=False, cancel_futures=True)
        for worker in set(active_children()) - others:  # who interrupts does not want to wait for the documents in hand
            worker.terminate()
        raise
    pool.shutdown()


class _Here:
    """What a worker process was given at its start."""

    work: Callable[[Any, Any], Any]
    context: Any


def _begin(work: Callable[[Any, Any], Any], context: Any) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent tells of an interrupt, once
    _Here.work, _Here.context = staticmethod(work), context


def _work_on(items: Sequence[Any]) -> list[Any]:
    return [_Here.work(_Here.context, item) for item in items]

"""No test reads or writes the cache of the person who runs it."""

from __future__ import annotations

import os

os.environ["FACTCHECK_CACHE_DIR"] = ""

"""The auditors' record of releases: an append-only SQLite file, each reading chained by hash to the one before."""

from __future__ import annotations

from factcheck.ledger.store import Ledger, Provenance, open_ledger

__all__ = ["Ledger", "Provenance", "open_ledger"]

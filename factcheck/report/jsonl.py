"""JSON lines: one finding a line, then one line with the counts, so that a reader knows that nothing was cut off."""

from __future__ import annotations

import json

from factcheck.model import Report
from factcheck.report.view import PLAIN, View


def render(report: Report, _: View = PLAIN) -> str:
    """`{"type": "finding", …}` for every finding, worst first, suppressed ones with their reason; last `{"type": "summary", …}`."""
    whole = report.to_dict()
    lines = [{"type": "finding"} | finding for finding in whole["findings"]]
    lines.append({"type": "summary"} | {key: whole[key] for key in ("schema", "tool", "documents", "summary")})
    return "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)

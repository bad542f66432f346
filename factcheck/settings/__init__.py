"""What a project decides: configuration, suppressions, waivers, the baseline, corrections of misread figures."""

from factcheck.settings.names import check_names, names_of
from factcheck.settings.own_rules import BY_ID as OWN_RULES
from factcheck.settings.policy import Names, Policy

__all__ = ["OWN_RULES", "Names", "Policy", "check_names", "names_of"]

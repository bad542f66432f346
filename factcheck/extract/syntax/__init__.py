"""Word classes, groups and clauses: the little grammar that news prose needs around its figures."""

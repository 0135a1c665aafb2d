"""Files to leave with: what exhibits show, as tables, workbooks, slides and briefs."""

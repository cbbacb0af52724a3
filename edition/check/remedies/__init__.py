"""Edits that correct a finding where only one correction is possible."""

"""Intake: files of others become sources of the edition."""

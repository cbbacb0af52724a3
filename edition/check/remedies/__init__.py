"""The edits that mend a finding where there is only one way to mend it."""

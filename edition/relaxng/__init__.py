"""
Read the RELAX NG grammar, and explain each violation in a document in a sentence.

lxml decides quickly whether a document is valid. For an invalid one, this package finds every
violation with a RELAX NG interpreter based on derivatives.
"""

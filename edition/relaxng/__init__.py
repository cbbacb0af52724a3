"""
The grammar read by ourselves: every violation of a document, each in a sentence.

lxml gives the verdict, fast; this package explains it when it is bad, with a RELAX NG interpreter
by derivatives.
"""

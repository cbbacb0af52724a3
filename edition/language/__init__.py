"""
Read numbers, amounts, times and dates in words, without XML.

Each kind has three functions. read_… returns the value of a whole phrase, or None. find_… returns
all values in a running text with their places in code points. compare_… says whether attributes
agree with the words they mark. A text that cannot be read is not an error. The time taken grows
with the length of the text.
"""

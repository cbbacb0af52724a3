"""
What words mean: numbers, amounts, times and dates; pure functions of a text, without XML.

Each kind has three functions: read_… takes a whole phrase and gives its value or None, find_…
gives every one in a running text with its place in code points, compare_… tells whether
attributes agree with the words that they stand on. A text that cannot be read is never an error,
and the time taken grows with the length of the text.
"""

"""
What words mean: plain text in, plain values out; nothing here knows of files or of markup.
"""

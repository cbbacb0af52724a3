"""
The bench: editions of any size derived from the three telegrams, and what building them costs.
"""

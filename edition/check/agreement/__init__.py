"""Compare the words of names, quantities and titles with what the registers and the header say."""

"""From bytes to a safe tree: encoding, limits, well-formedness, and where each thing stands."""

"""An own writer of numbers and dates in words, to read back what the edition reads."""

from datetime import date

ONES = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
    *("eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen"),
    *("eighteen", "nineteen"),
)
TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July", "August", "September"),
    *("October", "November", "December"),
)
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
SCALES = ((10**9, "billion"), (10**6, "million"), (10**3, "thousand"))
SUFFIXES = {1: "st", 2: "nd", 3: "rd"}


def spell(number: int, *, hyphen: str = "-", joint: str = " and ") -> str:
    """Write a number in words, as "one thousand two hundred and thirty-six"."""
    parts = []
    for scale, word in SCALES:
        if number >= scale:
            parts.append(f"{spell(number // scale, hyphen=hyphen, joint=joint)} {word}")
            number %= scale
    if number or not parts:
        small = _spell_small(number, hyphen, joint)
        if parts and number < 100:
            return f"{' '.join(parts)}{joint}{small}"
        parts.append(small)
    return " ".join(parts)


def _spell_small(number: int, hyphen: str, joint: str) -> str:
    """Write a number below a thousand."""
    if number >= 100:
        rest = number % 100
        hundreds = f"{ONES[number // 100]} hundred"
        return f"{hundreds}{joint}{_spell_small(rest, hyphen, joint)}" if rest else hundreds
    if number < 20:
        return ONES[number]
    ones = number % 10
    return TENS[number // 10 - 2] + (f"{hyphen}{ONES[ones]}" if ones else "")


def write_ordinal(day: int) -> str:
    """Write the number of a day as "8th"."""
    return f"{day}{'th' if day in {11, 12, 13} else SUFFIXES.get(day % 10, 'th')}"


def list_forms(day: date) -> dict[str, str]:
    """Write a day in each form that has its year."""
    month = MONTHS[day.month - 1]
    weekday = WEEKDAYS[day.weekday()]
    return {
        "d.m.yyyy": f"{day.day}.{day.month}.{day.year}",
        "dd.mm.yyyy": f"{day.day:02d}.{day.month:02d}.{day.year}",
        "d.m.yy": f"{day.day}.{day.month}.{day.year % 100:02d}",
        "d.R.yyyy": f"{day.day}.{ROMAN[day.month - 1]}.{day.year}",
        "iso": day.isoformat(),
        "d month yyyy": f"{day.day} {month} {day.year}",
        "month d, yyyy": f"{month} {day.day}, {day.year}",
        "mon. d, yyyy": f"{month[:3]}{'' if month == 'May' else '.'} {day.day}, {day.year}",
        "month dth, yyyy": f"{month} {write_ordinal(day.day)}, {day.year}",
        "the dth of month, yyyy": f"the {write_ordinal(day.day)} of {month}, {day.year}",
        "weekday, d month yyyy": f"{weekday}, {day.day} {month} {day.year}",
        "weekday, month d, yyyy": f"{weekday}, {month} {day.day}, {day.year}",
        "MONTH": f"{day.day} {month.upper()} {day.year}",
    }

# SPDX-License-Identifier: Apache-2.0
"""What the bench corpus tells: stories (who, when, how many), worded in four languages.

Nothing here depends on Python's random numbers, hashes, locale or clock: integers of our own generator only, so a corpus is
the same on every machine.
"""
import pathlib

MASK = (1 << 64) - 1
DATA = pathlib.Path(__file__).resolve().parent / "corpus"

MONTHS = {
    "en": "January February March April May June July August September October November December".split(),
    "it": "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre".split(),
    "tr": "Ocak Şubat Mart Nisan Mayıs Haziran Temmuz Ağustos Eylül Ekim Kasım Aralık".split(),
    "fa": "ژانویه فوریه مارس آوریل مه ژوئن ژوئیه اوت سپتامبر اکتبر نوامبر دسامبر".split(),
}
JALALI_MONTHS = "فروردین اردیبهشت خرداد تیر مرداد شهریور مهر آبان آذر دی بهمن اسفند".split()
PERSIAN_WEEKDAYS = "دوشنبه سه‌شنبه چهارشنبه پنج‌شنبه جمعه شنبه یکشنبه".split()
PERSIAN_DIGITS = str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")

# Invented names are spelled with syllables that both scripts can write.
SYLLABLES = [("ba", "با"), ("da", "دا"), ("ka", "کا"), ("la", "لا"), ("ma", "ما"), ("na", "نا"), ("ra", "را"), ("sa", "سا"),
             ("ta", "تا"), ("va", "وا"), ("bi", "بی"), ("di", "دی"), ("fi", "فی"), ("li", "لی"), ("mi", "می"), ("ni", "نی"),
             ("ri", "ری"), ("si", "سی"), ("vi", "وی"), ("zi", "زی"), ("bo", "بو"), ("do", "دو"), ("go", "گو"), ("ko", "کو"),
             ("lo", "لو"), ("mo", "مو"), ("no", "نو"), ("ro", "رو"), ("so", "سو"), ("to", "تو")]
ENDINGS = [("n", "ن"), ("r", "ر"), ("l", "ل"), ("s", "س"), ("m", "م"), ("k", "ک"), ("v", "و"), ("t", "ت")]

# (least, most, step) of the figures of a story.
FIGURES = {"losses": (1200, 9000, 100), "troops": (2000, 30000, 1000), "boxes": (1100, 19900, 100), "months": (5, 30, 1),
           "loads": (12, 95, 1), "monthly": (310, 1990, 10), "more": (2, 9, 1), "next": (2, 9, 1), "dead": (200, 900, 100),
           "gap": (2, 29, 1)}
# Days before publication, from … to.
DAYS = {"counted": (20, 50), "sent": (150, 300), "told": (60, 120), "veto": (200, 400), "voted": (2000, 3000),
        "begun": (420, 700), "ended": (25, 60), "pledged": (900, 1300), "met": (1700, 2200), "visited": (300, 380),
        "visited_before": (5000, 9000), "ruled": (4000, 7000), "denied": (130, 250)}
PERSONS = ("leader_a", "leader_b", "scholar", "expert", "editor")


class Random:
    """splitmix64."""

    def __init__(self, *seeds):
        self.state = 0
        for seed in seeds:
            self.state = (self.state + seed * 0x9E3779B97F4A7C15 + 0x632BE59BD9B4E019) & MASK
            self.state = self.next()

    def next(self):
        self.state = (self.state + 0x9E3779B97F4A7C15) & MASK
        z = self.state
        z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & MASK
        z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & MASK
        return z ^ (z >> 31)

    def below(self, n):
        return self.next() % n

    def between(self, low, high):
        return low + self.below(high - low + 1)

    def choose(self, items):
        return items[self.below(len(items))]

    def shuffle(self, items):
        for i in range(len(items) - 1, 0, -1):
            j = self.below(i + 1)
            items[i], items[j] = items[j], items[i]


def rows(path):
    with open(path, encoding="utf-8", newline="\n") as lines:
        return [line.rstrip("\n").split("\t") for line in lines if line.strip() and not line.startswith("#")]


def load_countries():
    head, *body = rows(DATA / "countries.tsv")
    return [dict(zip(head, row)) for row in body]


def civil(day):
    """Days since 1970-01-01 -> year, month, day of the Gregorian calendar."""
    era, of_era = divmod(day + 719468, 146097)
    year = (of_era - of_era // 1460 + of_era // 36524 - of_era // 146096) // 365
    of_year = of_era - (365 * year + year // 4 - year // 100)
    month = (5 * of_year + 2) // 153
    return (year + era * 400 + (month > 9), month + 3 if month < 10 else month - 9, of_year - (153 * month + 2) // 5 + 1)


def days_of(year, month, day):
    year -= month <= 2
    of_year = (153 * (month + (-3 if month > 2 else 9)) + 2) // 5 + day - 1
    return year // 400 * 146097 + year % 400 * 365 + year % 400 // 4 - year % 400 // 100 + of_year - 719468


def jalali(day):
    """Days since 1970-01-01 -> year, month, day of the Persian calendar, by its 33-year cycle (right until 1403)."""
    year = civil(day)[0] - 621
    first = jalali_first(year)
    if day < first:
        year -= 1
        first = jalali_first(year)
    of_year = day - first
    month, of_month = divmod(of_year, 31) if of_year < 186 else divmod(of_year - 186, 30)
    return year, month + 1 + (0 if of_year < 186 else 6), of_month + 1


def jalali_first(year):
    """1 Farvardin: 365 days a year, and a leap day in the years 1, 5, 9, 13, 17, 22, 26 and 30 of the cycle."""
    cycle, rest = divmod(year - 1375, 33)  # 1375 = 33 * 41 + 22 is a leap year; so are 1379, 1383, 1387, 1391, 1395 …
    leaps = sum(1 for at in (0, 4, 8, 12, 16, 20, 24, 29) if at < rest)
    return days_of(1996, 3, 20) + cycle * (33 * 365 + 8) + rest * 365 + leaps


class Name:
    def __init__(self, random, syllables):
        chosen = [random.choose(SYLLABLES) for _ in range(syllables)] + [random.choose(ENDINGS)]
        self.latin = "".join(latin for latin, _ in chosen).capitalize()
        self.persian = "".join(persian for _, persian in chosen)

    def word(self, form, language):
        name = self.persian if language == "fa" else self.latin
        return upper(name, language) if form == "upper" else name


class Person:
    def __init__(self, random):
        self.first, self.last = Name(random, 1), Name(random, 2)

    def word(self, form, language):
        last = self.last.word("name", language)
        return last if form == "last" else self.first.word("name", language) + " " + last


class Country:
    def __init__(self, row):
        self.row = row

    def word(self, form, language):
        if form.endswith("_upper"):
            return upper(self.word(form[:-6], language), language)
        if form in ("capital", "city"):
            return self.row[f"{language}_{form}"]
        if form == "adjective":
            return self.row["en_adjective"]
        name = self.row[language]
        if language == "it" and form != "name":
            return italian(form, self.row["it_article"], name)
        if language == "tr" and form != "name":
            return turkish(form, name)
        return name


class Figure:
    def __init__(self, value, persian_digits):
        self.value, self.persian_digits = value, persian_digits

    def word(self, form, language):
        text = str(self.value)
        if form == "thousands":
            text = str(max(1, (self.value + 500) // 1000))
        elif form == "words" and self.value >= 1000:  # 9 هزار و 400
            thousands, rest = divmod(self.value, 1000)
            text = f"{thousands} هزار" + (f" و {rest}" if rest else "")
        elif form == "figure" and self.value >= 1000:
            text = f"{self.value // 1000}{'.' if language in ('it', 'tr') else ','}{self.value % 1000:03d}"
        return text.translate(PERSIAN_DIGITS) if self.persian_digits else text


class Date:
    def __init__(self, day, persian_digits):
        self.day, self.persian_digits = day, persian_digits

    def word(self, form, language):
        year, month, day = civil(self.day)
        name = MONTHS[language][month - 1]
        if form == "jalali":
            year, month, day = jalali(self.day)
            text = f"{PERSIAN_WEEKDAYS[(self.day + 3) % 7]} {day} {JALALI_MONTHS[month - 1]} {year}"
        elif form == "month" and language == "tr":
            text = name.replace("I", "ı").lower()
        else:
            text = {"year": f"{year}", "month": name, "month_year": f"{name} {year}", "day": f"{day} {name} {year}",
                    "day_month": f"{day} {name}", "short": f"{name[:3]} {day}"}[form]
        return text.translate(PERSIAN_DIGITS) if self.persian_digits else text


def upper(text, language):
    return (text.replace("i", "İ") if language == "tr" else text).upper()


def italian(form, article, name):
    contracted = {"da": {"il": "dal ", "la": "dalla ", "l’": "dall’", "gli": "dagli "},
                  "a": {"il": "al ", "la": "alla ", "l’": "all’", "gli": "agli "}}
    return contracted.get(form, {}).get(article, article if article == "l’" else article + " ") + name


def turkish(form, name):
    """A name with its case suffix behind the apostrophe; an abbreviation ends like its last letter's name, in e."""
    word = "e" if name.isupper() else name.replace("I", "ı").replace("İ", "i").lower()
    vowel = [letter for letter in word if letter in "aeıioöuü"][-1]
    front, rounded, open_end = vowel in "eiöü", vowel in "ouöü", word[-1] in "aeıioöuü"
    high = {(True, False): "i", (True, True): "ü", (False, False): "ı", (False, True): "u"}[front, rounded]
    low = "e" if front else "a"
    suffix = {"gen": ("n" if open_end else "") + high + "n", "abl": ("t" if word[-1] in "çfhkpsşt" else "d") + low + "n"}[form]
    return f"{name}’{suffix}"


class Story:
    """Two countries that trade, a third at war, who says so, when, and how many: the same for every document about it."""

    def __init__(self, seed, number, countries):
        random = Random(seed, 1, number)
        weights = [1000 // (rank + 4) for rank in range(len(countries))]  # a few countries make most of the news
        chosen = []
        while len(chosen) < 6:
            at = random.below(sum(weights))
            for rank, weight in enumerate(weights):
                at -= weight
                if at < 0:
                    break
            if rank not in chosen:
                chosen.append(rank)
        self.roles = {role: Country(countries[rank]) for role, rank in zip("ABCDEF", chosen)}
        self.roles.update({person: Person(random) for person in PERSONS})
        self.roles["institute"] = Name(random, 2)
        self.published = random.between(days_of(2004, 1, 1), days_of(2024, 12, 31))
        self.figures = {name: low + step * random.below((high - low) // step + 1) for name, (low, high, step) in FIGURES.items()}
        self.days = {name: self.published - random.between(near, far) for name, (near, far) in DAYS.items()}

    def told(self, random, outlet, language, persian_digits):
        """The story as one document has it: most figures agree, some do not."""
        values = dict(self.roles, outlet=outlet)
        for name, value in self.figures.items():
            low, high, step = FIGURES[name]
            if random.below(5) == 0:
                value = low + step * random.below((high - low) // step + 1)
            values[name] = Figure(value, persian_digits)
        for name, day in self.days.items():
            values[name] = Date(day + (random.between(-40, 40) if random.below(12) == 0 else 0), persian_digits)
        values["code"] = Figure(random.between(10000, 99999), persian_digits)
        values["published"] = Date(self.published + random.below(30), persian_digits)
        return lambda slot: values[slot.split(".")[0]].word(slot.split(".")[1], language)

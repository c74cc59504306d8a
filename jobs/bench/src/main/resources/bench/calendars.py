"""The sessions of the New York Stock Exchange by a library: calendars.py LIBRARY FROM TO.

Prints the library with its version, then a line for each session: date, open and close by New
York's clock.
"""

import sys
import warnings

library, first, last = sys.argv[1], sys.argv[2], sys.argv[3]
warnings.simplefilter("ignore")

if library == "exchange_calendars":
    import exchange_calendars

    version = exchange_calendars.__version__
    table = exchange_calendars.get_calendar("XNYS", start=first, end=last).schedule
    opens, closes = table["open"], table["close"]
else:
    import pandas_market_calendars

    version = pandas_market_calendars.__version__
    table = pandas_market_calendars.get_calendar("NYSE").schedule(first, last)
    opens, closes = table["market_open"], table["market_close"]


def clock(times):
    return times.dt.tz_convert("America/New_York").dt.strftime("%H:%M")


print(library, version)
for day, begin, end in zip(table.index, clock(opens), clock(closes)):
    print(day.date(), begin, end)

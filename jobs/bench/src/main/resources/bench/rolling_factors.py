"""Rolling factors with Polars or pandas: rolling_factors.py TOOL FILE TICKERS DAYS."""

import sys
import time

import numpy as np

tool, path, tickers, days = sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4])
close, volume = np.fromfile(path, dtype="<f8").reshape(2, tickers, days)
ticker = np.repeat(np.arange(tickers), days)
names = [
    "mean_5", "mean_20", "mean_60", "std_20", "std_60", "min_20", "max_60", "rank_20", "rank_60",
    "quantile_20", "quantile_60", "corr_20", "slope_20", "slope_60",
]
day = np.tile(np.arange(days, dtype="<f8"), tickers)


def spread(n):
    """The sample variance of the positions 1 to n."""
    return n * (n + 1) / 12


if tool == "polars":
    import polars as pl

    version = "polars " + pl.__version__
    frame = pl.DataFrame({"ticker": ticker, "day": day, "close": close.ravel(), "volume": volume.ravel()})
    c, v, d = pl.col("close"), pl.col("volume"), pl.col("day")

    def slope(n):
        return pl.rolling_cov(d, c, window_size=n) / spread(n)

    factors = [
        c.rolling_mean(5), c.rolling_mean(20), c.rolling_mean(60), c.rolling_std(20), c.rolling_std(60),
        c.rolling_min(20), c.rolling_max(60), c.rolling_rank(20, method="average") / 20,
        c.rolling_rank(60, method="average") / 60,
        c.rolling_quantile(0.8, interpolation="linear", window_size=20),
        c.rolling_quantile(0.2, interpolation="linear", window_size=60),
        pl.rolling_corr(c, v, window_size=20), slope(20), slope(60),
    ]
    factors = [f.over("ticker").alias(n) for f, n in zip(factors, names)]

    def run():
        return frame.select(factors)
else:
    import pandas as pd

    version = "pandas " + pd.__version__
    frame = pd.DataFrame({"ticker": ticker, "close": close.ravel(), "volume": volume.ravel()})
    frame["moment"] = frame["close"] * day

    def run():
        groups = frame.groupby("ticker", sort=False)
        c = groups["close"]

        def slope(n):
            sums = c.rolling(n).sum().to_numpy()
            moments = groups["moment"].rolling(n).sum().to_numpy()
            return (moments - sums * (day - (n - 1) / 2)) / (spread(n) * (n - 1))

        columns = [
            c.rolling(5).mean(), c.rolling(20).mean(), c.rolling(60).mean(), c.rolling(20).std(), c.rolling(60).std(),
            c.rolling(20).min(), c.rolling(60).max(), c.rolling(20).rank(pct=True), c.rolling(60).rank(pct=True),
            c.rolling(20).quantile(0.8), c.rolling(60).quantile(0.2),
        ]
        out = {n: x.to_numpy() for n, x in zip(names, columns)}
        pairs = [g["close"].rolling(20).corr(g["volume"]) for _, g in groups]
        out["corr_20"] = pd.concat(pairs).to_numpy()
        out["slope_20"] = slope(20)
        out["slope_60"] = slope(60)
        return pd.DataFrame(out)


for line in sys.stdin:
    command, _, argument = line.strip().partition(" ")
    if command == "version":
        print(version, flush=True)
    elif command == "run":
        start = time.perf_counter()
        run()
        print(time.perf_counter() - start, flush=True)
    elif command == "write":
        values = run()[names].to_numpy().astype("<f8").reshape(tickers, days, len(names))
        values.transpose(0, 2, 1).tofile(argument)
        print("written", flush=True)

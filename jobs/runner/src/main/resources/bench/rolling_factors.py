"""Rolling factors with Polars or pandas: rolling_factors.py TOOL FILE TICKERS DAYS."""

import sys
import time

import numpy as np

tool, path, tickers, days = sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4])
close, volume = np.fromfile(path, dtype="<f8").reshape(2, tickers, days)
ticker = np.repeat(np.arange(tickers), days)
names = ["mean_5", "mean_20", "mean_60", "std_20", "std_60", "min_20", "max_60", "sum_20", "corr_20"]

if tool == "polars":
    import polars as pl

    version = "polars " + pl.__version__
    frame = pl.DataFrame({"ticker": ticker, "close": close.ravel(), "volume": volume.ravel()})
    c, v = pl.col("close"), pl.col("volume")
    factors = [
        c.rolling_mean(5), c.rolling_mean(20), c.rolling_mean(60), c.rolling_std(20), c.rolling_std(60),
        c.rolling_min(20), c.rolling_max(60), v.rolling_sum(20), pl.rolling_corr(c, v, window_size=20),
    ]
    factors = [f.over("ticker").alias(n) for f, n in zip(factors, names)]

    def run():
        return frame.select(factors)
else:
    import pandas as pd

    version = "pandas " + pd.__version__
    frame = pd.DataFrame({"ticker": ticker, "close": close.ravel(), "volume": volume.ravel()})

    def run():
        groups = frame.groupby("ticker", sort=False)
        c, v = groups["close"], groups["volume"]
        columns = [
            c.rolling(5).mean(), c.rolling(20).mean(), c.rolling(60).mean(), c.rolling(20).std(), c.rolling(60).std(),
            c.rolling(20).min(), c.rolling(60).max(), v.rolling(20).sum(),
        ]
        out = {n: x.to_numpy() for n, x in zip(names, columns)}
        pairs = [g["close"].rolling(20).corr(g["volume"]) for _, g in groups]
        out["corr_20"] = pd.concat(pairs).to_numpy()
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

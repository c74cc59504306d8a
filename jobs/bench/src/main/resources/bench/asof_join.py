"""An as-of join from Parquet files to sums by symbol: asof_join.py TOOL TRADES QUOTES."""

import sys
import time

import numpy as np

tool, trades, quotes = sys.argv[1], sys.argv[2], sys.argv[3]

if tool == "duckdb":
    import duckdb

    version = "duckdb " + duckdb.__version__
    query = f"""
        SELECT t.symbol, count(*) AS matches, sum(t.price - (q.bid + q.ask) / 2) AS beyond
        FROM read_parquet('{trades}/*.parquet') t
        ASOF JOIN read_parquet('{quotes}/*.parquet') q ON t.symbol = q.symbol AND t.time >= q.time
        GROUP BY t.symbol ORDER BY t.symbol
    """

    def run():
        columns = duckdb.sql(query).fetchnumpy()
        return columns["matches"], columns["beyond"]
else:
    import polars as pl

    version = "polars " + pl.__version__

    def run():
        left = pl.scan_parquet(trades + "/*.parquet")
        right = pl.scan_parquet(quotes + "/*.parquet")
        beyond = pl.col("price") - (pl.col("bid") + pl.col("ask")) / 2
        sums = (
            # Both tables are sorted by symbol and time, which is the required order within a symbol.
            left.join_asof(right, on="time", by="symbol", strategy="backward", check_sortedness=False)
            .group_by("symbol")
            .agg(pl.col("bid").count().alias("matches"), beyond.sum().alias("beyond"))
            .sort("symbol")
            .collect()
        )
        return sums["matches"].to_numpy(), sums["beyond"].to_numpy()


for line in sys.stdin:
    command, _, argument = line.strip().partition(" ")
    if command == "version":
        print(version, flush=True)
    elif command == "run":
        start = time.perf_counter()
        run()
        print(time.perf_counter() - start, flush=True)
    elif command == "write":
        np.column_stack(run()).astype("<f8").tofile(argument)
        print("written", flush=True)

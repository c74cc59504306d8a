"""Alpha158 with Qlib, from its files to a data frame: alpha158.py FILE TICKERS DAYS FOLDER."""

import os
import sys
import time

import numpy as np

FIELDS = ["open", "high", "low", "close", "volume", "vwap"]


def write_store(path, tickers, days, folder):
    """Writes the same bars to Qlib's own files, which have single precision."""
    columns = np.fromfile(path, dtype="<f8").reshape(len(FIELDS), tickers, days)
    dates = np.datetime64("1990-01-01") + np.arange(days)
    for name in ["calendars", "instruments", "features"]:
        os.makedirs(os.path.join(folder, name), exist_ok=True)
    with open(os.path.join(folder, "calendars", "day.txt"), "w") as file:
        file.write("\n".join(str(date) for date in dates) + "\n")
    with open(os.path.join(folder, "instruments", "all.txt"), "w") as file:
        for i in range(tickers):
            file.write(f"T{i:04d}\t{dates[0]}\t{dates[-1]}\n")
    for i in range(tickers):
        of_ticker = os.path.join(folder, "features", f"t{i:04d}")
        os.makedirs(of_ticker, exist_ok=True)
        for name, column in zip(FIELDS, columns):
            values = np.concatenate([[0], column[i]]).astype("<f4")
            values.tofile(os.path.join(of_ticker, f"{name}.day.bin"))


if __name__ == "__main__":
    path, tickers, days, folder = sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), sys.argv[4]
    write_store(path, tickers, days, folder)

    import logging

    import qlib
    from qlib.contrib.data.loader import Alpha158DL
    from qlib.data import D

    logging.disable(logging.WARNING)
    qlib.init(
        provider_uri=folder,
        region="us",
        expression_cache=None,
        dataset_cache=None,
        kernels=os.cpu_count(),
        logging_level=logging.ERROR,
    )
    expressions, names = Alpha158DL.get_feature_config(
        {"kbar": {}, "price": {"windows": [0], "feature": ["OPEN", "HIGH", "LOW", "VWAP"]}, "rolling": {}}
    )

    def run():
        return D.features(D.instruments("all"), expressions, freq="day")

    for line in sys.stdin:
        command, _, argument = line.strip().partition(" ")
        if command == "version":
            print("qlib " + qlib.__version__, flush=True)
        elif command == "run":
            start = time.perf_counter()
            run()
            print(time.perf_counter() - start, flush=True)
        elif command == "write":
            frame = run().sort_index()
            frame.to_numpy(dtype="<f8").tofile(argument)
            print("written", flush=True)

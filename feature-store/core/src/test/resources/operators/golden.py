"""Computes the golden values of all operators in numpy, by definition, window by window. Usage: golden.py > golden.csv"""
import math
import numpy as np

ROWS = 40
rng = np.random.default_rng(41)
price = 50 * np.exp(np.cumsum(0.02 * rng.standard_normal(ROWS)))
o = price * np.exp(0.004 * rng.standard_normal(ROWS))
h = np.maximum(o, price) * (1 + 0.01 * rng.random(ROWS))
l = np.minimum(o, price) * (1 - 0.01 * rng.random(ROWS))
c = price.copy()
v = np.round(1e3 * np.exp(rng.standard_normal(ROWS)))
v[[11, 12, 25]] = 0
for x, t in ((o, 6), (h, 6), (l, 6), (c, 6), (c, 21), (v, 21), (c, 22)):
    x[t] = np.nan
g = np.floor(rng.random(ROWS) * 3)
inputs = {"o": o, "h": h, "l": l, "c": c, "v": v, "g": g}
NAN = float("nan")


def rolled(series, n, f, fewest=1, last=False, places=False):
    out = []
    for t in range(ROWS):
        if t < n - 1:
            out.append(NAN)
            continue
        rows = np.array([s[t - n + 1 : t + 1] for s in series])
        there = ~np.isnan(rows).any(0)
        k = int(there.sum())
        if (last and not there[-1]) or k < max(fewest, (n + 1) // 2):
            out.append(NAN)
            continue
        args = [row[there] for row in rows]
        out.append(f(*args, np.flatnonzero(there)) if places else f(*args))
    return out


def fit(x, at):
    slope, level = np.polyfit(at, x, 1)
    return slope, level


def quantile(q):
    return lambda x: np.quantile(x, q)


def ewm(x, halflife):
    reach = 10 * halflife
    out = []
    for t in range(ROWS):
        w = np.array([2 ** (-k / halflife) for k in range(reach + 1)])
        if t < reach:
            out.append(NAN)
            continue
        y = np.array([x[t - k] for k in range(reach + 1)])
        there = ~np.isnan(y)
        out.append((w[there] * y[there]).sum() / w[there].sum() if 2 * there.sum() >= len(w) else NAN)
    return out


def daily(f):
    return [f(t) for t in range(ROWS)]


def ln(x):
    return np.log(np.where(x > 0, x, np.nan))


gk = 0.5 * ln(h / l) ** 2 - (2 * math.log(2) - 1) * ln(c / o) ** 2
pk = ln(h / l) ** 2 / (4 * math.log(2))
rs = ln(h / c) * ln(h / o) + ln(l / c) * ln(l / o)
night = np.where(np.isnan(o + h + l + c), NAN, np.concatenate([[NAN], ln(o[1:] / c[:-1])]))  # NaN for a day with a missing price
day = ln(c / o)


def sd(x):
    return np.std(x, ddof=1)


def yang_zhang(n):
    k = 0.34 / (1.34 + (n + 1) / (n - 1))
    a, b, m = rolled([night], n, sd, 2), rolled([day], n, sd, 2), rolled([rs], n, np.mean)
    return [NAN if t < n else a[t] ** 2 + k * b[t] ** 2 + (1 - k) * m[t] for t in range(ROWS)]


r = np.concatenate([[NAN], ln(c[1:] / c[:-1])])
pairs = np.concatenate([[NAN], math.pi / 2 * np.abs(r[1:]) * np.abs(r[:-1])])


def bipower(n):
    s = rolled([pairs], n - 1, np.sum)
    return [NAN if t < n - 1 else s[t] for t in range(ROWS)]


def ranks(x):
    out = np.full(ROWS, NAN)
    there = np.flatnonzero(~np.isnan(x))
    for i in there:
        out[i] = (x[there] < x[i]).sum() + ((x[there] == x[i]).sum() + 1) / 2
    return out, len(there)


def neutral(x, group):
    out = np.full(ROWS, NAN)
    for i in range(ROWS):
        if not math.isnan(x[i]):
            same = (group == group[i]) & ~np.isnan(x)
            out[i] = x[i] - x[same].mean()
    return out


rk, there = ranks(v)
with np.errstate(all="ignore"):
    lines = {
        "add o,c": o + c, "sub o,c": o - c, "mul c,v": c * v, "div c,v": np.where(v == 0, NAN, c / v), "neg c": -c,
        "abs r": np.abs(r), "sign r": np.sign(r), "log v": ln(v), "exp r": np.exp(r), "sqrt v": np.sqrt(v),
        "greater o,c": np.where(np.isnan(o + c), NAN, np.maximum(o, c)), "less o,c": np.where(np.isnan(o + c), NAN, np.minimum(o, c)),
        "gt o,c": np.where(np.isnan(o + c), NAN, o > c), "lt o,c": np.where(np.isnan(o + c), NAN, o < c),
        "ge o,c": np.where(np.isnan(o + c), NAN, o >= c), "le o,c": np.where(np.isnan(o + c), NAN, o <= c),
        "ref c 3": np.concatenate([[NAN] * 3, c[:-3]]),
        "sum c 5": rolled([c], 5, np.sum), "mean c 5": rolled([c], 5, np.mean), "std c 5": rolled([c], 5, sd, 2),
        "min c 5": rolled([c], 5, np.min), "max c 5": rolled([c], 5, np.max),
        "zscore c 6": rolled([c], 6, lambda x: (x[-1] - x.mean()) / sd(x), 2, True),
        "rank c 6": rolled([c], 6, lambda x: ((x < x[-1]).sum() + ((x == x[-1]).sum() + 1) / 2) / len(x), 2, True),
        "corr c,v 6": rolled([c, v], 6, lambda x, y: np.corrcoef(x, y)[0, 1], 2),
        "slope c 6": rolled([c], 6, lambda x, at: fit(x, at)[0], 2, places=True),
        "rsquare c 6": rolled([c], 6, lambda x, at: np.corrcoef(x, at)[0, 1] ** 2, 2, places=True),
        "resi c 6": rolled([c], 6, lambda x, at: x[-1] - np.polyval(np.polyfit(at, x, 1), at[-1]), 2, True, True),
        "quantile c 6 0.8": rolled([c], 6, quantile(0.8)),
        "idxmax c 6": rolled([c], 6, lambda x, at: at[np.argmax(x)] + 1, places=True),
        "idxmin c 6": rolled([c], 6, lambda x, at: at[np.argmin(x)] + 1, places=True),
        "ewm c 2": ewm(c, 2),
        "garman_klass o,h,l,c 5": rolled([gk], 5, np.mean), "parkinson h,l 5": rolled([pk], 5, np.mean),
        "rogers_satchell o,h,l,c 5": rolled([rs], 5, np.mean), "yang_zhang o,h,l,c 5": yang_zhang(5), "bipower r 6": bipower(6),
        "xs_rank v": rk / there, "xs_zscore v": (v - np.nanmean(v)) / np.nanstd(v, ddof=1),
        "xs_neutral v,g": neutral(v, g), "xs_bucket v 4": np.floor(4 * (rk - 0.5) / there),
    }
inputs["r"] = r
for name, values in inputs.items():
    print("input " + name + "," + ",".join(repr(float(x)) for x in values))
for name, values in lines.items():
    print(name.replace(",", ";") + "," + ",".join(repr(float(x)) for x in values))

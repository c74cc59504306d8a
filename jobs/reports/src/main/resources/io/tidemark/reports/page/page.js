'use strict';
for (const plot of document.querySelectorAll('.plot')) {
  const told = JSON.parse(plot.dataset.readouts);
  const days = told.dates.map(d => Date.parse(d));
  const span = days[days.length - 1] - days[0];
  const cross = document.createElement('div');
  const tip = document.createElement('div');
  cross.className = 'cross';
  tip.className = 'tip';
  let shown = -1;

  const nearest = fraction => {
    const wanted = days[0] + fraction * span;
    let low = 0, high = days.length - 1;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (days[middle] > wanted) { high = middle; } else { low = middle; }
    }
    return wanted - days[low] > days[high] - wanted ? high : low;
  };
  const line = (name, value) => {
    const row = document.createElement('span');
    const figure = document.createElement('i');
    row.textContent = name;
    figure.textContent = value;
    row.append(figure);
    return row;
  };
  const show = i => {
    shown = i;
    const place = (days[i] - days[0]) / span;
    const date = document.createElement('b');
    date.textContent = told.dates[i];
    tip.replaceChildren(date, ...told.lines.map(l => line(l.name, l.values[i])));
    cross.style.left = 100 * place + '%';
    tip.style.left = place > 0.5 ? 'auto' : 'calc(' + 100 * place + '% + 12px)';
    tip.style.right = place > 0.5 ? 'calc(' + 100 * (1 - place) + '% + 12px)' : 'auto';
    plot.append(cross, tip);
  };
  const hide = () => { shown = -1; cross.remove(); tip.remove(); };

  plot.addEventListener('pointermove', event => {
    const box = plot.getBoundingClientRect();
    show(nearest(Math.min(1, Math.max(0, (event.clientX - box.left) / box.width))));
  });
  plot.addEventListener('pointerleave', hide);
  plot.addEventListener('blur', hide);
  plot.addEventListener('keydown', event => {
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (step) {
      event.preventDefault();
      const from = shown === -1 ? days.length - 1 - step : shown;
      show(Math.min(days.length - 1, Math.max(0, from + step)));
    }
  });
}

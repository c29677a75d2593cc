import { type Html, html } from '../../html.ts';

/** A value that a chart marks with a line of its own, and what it is called. */
export type Mark = { at: number; label: string; kind: 'floor' | 'cap' | 'mean' };

const barWidth = 240;

/** One bar from nothing to a whole, with floor and cap drawn on it; its numbers stand in the row beside. */
export function shareBar(value: number, whole: number, marks: Mark[], label: string): Html {
  const at = (count: number) =>
    whole > 0 ? Math.round((Math.min(count, whole) / whole) * barWidth) : 0;
  const isShort = marks.some((mark) => mark.kind === 'floor' && value + 1e-6 < mark.at);
  return html`<svg
    class="chart share ${isShort ? 'overdue' : 'done'}"
    viewBox="0 0 ${barWidth + 2} 22"
    width="${barWidth + 2}"
    height="22"
    role="img"
    aria-label="${label}"
  >
    <rect class="whole" x="1" y="5" width="${barWidth}" height="12" rx="2"></rect>
    <rect
      class="part"
      x="1"
      y="5"
      width="${Math.max(value > 0 ? 2 : 0, at(value))}"
      height="12"
      rx="2"
    ></rect>
    ${marks.map(
      (mark) =>
        html`<line
          class="${mark.kind}"
          x1="${at(mark.at) + 1}"
          x2="${at(mark.at) + 1}"
          y1="1"
          y2="21"
        >
          <title>${mark.label}</title>
        </line>`,
    )}
  </svg>`;
}

/** A column of a histogram: what it counts, and how many there are. */
export type Column = { label: string; count: number };

const columnWidth = 44;
const height = 140;

/**
 * A histogram whose columns stand at whole numbers or ranges, a vertical line where a cap or mean lies
 * (`at` counts columns from the left edge of the first).
 */
export function histogram(title: string, columns: Column[], marks: Mark[] = []): Html {
  const most = Math.max(1, ...columns.map(({ count }) => count));
  const width = Math.max(columns.length * columnWidth, 160) + 16;
  return html`<svg
    class="chart histogram"
    viewBox="0 0 ${width} ${height + 46}"
    width="${width}"
    role="img"
    aria-label="${title}"
  >
    ${columns.map(({ label, count }, at) => column(label, count, at, most))}
    ${marks.map(
      ({ at, kind, label }) =>
        html`<line
            class="${kind}"
            x1="${8 + at * columnWidth}"
            x2="${8 + at * columnWidth}"
            y1="4"
            y2="${height + 18}"
          ></line>
          <text class="mark" x="${8 + at * columnWidth}" y="${height + 44}">${label}</text>`,
    )}
  </svg>`;
}

function column(label: string, count: number, at: number, most: number): Html {
  const size = count > 0 ? Math.max(2, Math.round((count / most) * height)) : 0;
  const left = 8 + at * columnWidth;
  const middle = left + columnWidth / 2;
  return html`<g>
    <rect
      x="${left + 4}"
      y="${height - size + 18}"
      width="${columnWidth - 8}"
      height="${size}"
      rx="3"
    ></rect>
    <text x="${middle}" y="${height - size + 13}">${whole(count)}</text>
    <text x="${middle}" y="${height + 32}">${label}</text>
  </g>`;
}

/** An expected number as people read it: whole where it is large, one place where it is not. */
export const whole = (count: number): string =>
  count >= 10 || Number.isInteger(count) ? String(Math.round(count)) : count.toFixed(1);

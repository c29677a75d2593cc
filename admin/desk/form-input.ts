import type { FormPoint } from '../../domain/form.ts';
import { type Fields, text } from './press.ts';

const mostRows = 400;

/**
 * The points that were typed into the rows of the editor, by their numbers; rows without words are left out.
 * Lines that were pasted come after them, each a point, its standard behind a bar.
 */
export function pointsIn(fields: Fields): FormPoint[] {
  const rows = Array.from({ length: mostRows }, (_, at) => at)
    .filter((at) => text(fields, `text-${at}`) !== '')
    .map((at) => ({
      order: Number(text(fields, `order-${at}`)) || at + 1,
      item: text(fields, `item-${at}`),
      text: text(fields, `text-${at}`),
      standard: text(fields, `standard-${at}`),
    }))
    .toSorted((a, b) => a.order - b.order)
    .map(({ order: _order, ...point }) => point);
  return [...rows, ...pastedIn(fields)];
}

const pastedIn = (fields: Fields): FormPoint[] =>
  text(fields, 'lines')
    .split('\n')
    .map((line) => line.split(/[|｜\t]/).map((part) => part.trim()))
    .flatMap(([words = '', standard = '']) =>
      words === '' ? [] : [{ item: text(fields, 'linesItem'), text: words, standard }],
    );

/** A form as the fields of its editor. */
export function editorFields(form: {
  code: string;
  name: string;
  reason: string;
  points: FormPoint[];
}): Fields {
  const { code, name, reason, points } = form;
  const rows = points.flatMap((point, at) => [
    [`order-${at}`, String(at + 1)],
    [`item-${at}`, point.item],
    [`text-${at}`, point.text],
    [`standard-${at}`, point.standard],
  ]);
  return { code, name, reason, ...Object.fromEntries(rows) };
}

/** How many rows the editor shows: those that are filled, and some more. */
export function rowsOf(fields: Fields): number {
  const filled = Object.keys(fields).flatMap((name) => {
    const at = /^text-(\d+)$/.exec(name)?.[1];
    return at !== undefined && text(fields, name) !== '' ? [Number(at) + 1] : [];
  });
  return Math.min(Math.max(0, ...filled) + 4, mostRows);
}

import type { Item } from '../../db/entities/item.ts';
import type { draftItem } from '../../usecases/items/draft.ts';
import { type Fields, text } from './press.ts';

type Content = Parameters<typeof draftItem>[1]['content'];

/** What was typed into the form of an item; ratios were typed in hundredths. */
export const itemIn = (fields: Fields): Content => ({
  name: text(fields, 'name'),
  subjectCategory: text(fields, 'subjectCategory'),
  kind: text(fields, 'kind') as 'general',
  method: text(fields, 'method'),
  unitName: text(fields, 'unitName'),
  level: text(fields, 'level'),
  basis: text(fields, 'basis'),
  content: text(fields, 'content'),
  standard: text(fields, 'standard'),
  ratioBp: basisPointsIn(fields, 'ratio'),
  ratioMaxBp: basisPointsIn(fields, 'ratioMax'),
  frequency: text(fields, 'frequency'),
  disclosure: text(fields, 'disclosure') as 'full',
});

/** A percentage as basis points; nothing for an empty field. */
export const basisPointsIn = (fields: Fields, name: string): number | null =>
  text(fields, name) === '' ? null : Math.round(Number(text(fields, name)) * 100);

/** A date as it was typed; nothing for an empty field. */
export const dayIn = (fields: Fields, name: string): string | null => text(fields, name) || null;

/** An item as the fields of its form. */
export const fieldsOf = (item: Item): Fields => ({
  code: item.code,
  name: item.name,
  subjectCategory: item.subjectCategory,
  kind: item.kind,
  method: item.method,
  unitName: item.unitName,
  level: item.level,
  basis: item.basis,
  content: item.content,
  standard: item.standard,
  ratio: percentOf(item.ratioBp),
  ratioMax: percentOf(item.ratioMaxBp),
  frequency: item.frequency,
  disclosure: item.disclosure,
  reason: item.state === 'draft' ? item.changeReason : '',
  effectiveOn: item.state === 'draft' ? (item.effectiveOn ?? '') : '',
});

/** Basis points as a form shows them. */
export const percentOf = (basisPoints: number | null): string =>
  basisPoints === null ? '' : String(basisPoints / 100);

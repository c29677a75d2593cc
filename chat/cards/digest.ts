import type { DigestFacts } from '../../db/queries/digest.ts';
import type { Block, Card } from '../port.ts';
import type { TextKey } from '../../locales/translate.ts';
import { type Told, told } from '../text.ts';
import { actions, fields, line, link } from './parts.ts';

/** To the leaders of a unit, weekly: what is overdue, what this week asks for, what the last one brought. No names. */
export function digestCard(facts: DigestFacts): Card {
  const { overdue, visits, disclosures, waiting, signed, published } = facts;
  return {
    kind: 'digest',
    about: { type: 'digest', id: facts.id, version: 1 },
    title: told('card.digest.title', { week: { on: facts.weekOn } }),
    blocks: [
      fields(['card.digest.unit', facts.unit]),
      ...overdueBlocks(facts),
      fields(
        ['card.digest.visits', told('card.digest.count', { count: visits })],
        ['card.digest.disclosures', told('card.digest.count', { count: disclosures })],
        ['card.digest.waiting', told('card.digest.count', { count: waiting })],
        ['card.digest.signed', told('card.digest.count', { count: signed })],
        ['card.digest.published', told('card.digest.count', { count: published })],
      ),
      ...(overdue > 0 ? actions(link('overdue', 'button.overdue', '/overdue')) : []),
    ],
  };
}

function overdueBlocks({ overdue, longest }: DigestFacts): Block[] {
  if (overdue === 0) return [line(told('card.digest.none'), 'done')];
  const left = overdue - longest.length;
  return [
    line(told('card.digest.overdue', { count: overdue }), 'warn'),
    ...longest.map((one) => line(overdueLine(one))),
    ...(left > 0 ? [line(told('card.digest.more', { count: left }), 'muted')] : []),
  ];
}

// An obligation is called as the notice of it is headed; digests that were made before say what it is about alone.
function overdueLine({ kind, code, matter, unit, dueOn }: DigestFacts['longest'][number]): Told {
  const about = matter
    ? told('card.digest.about', { matter: told(`obligation.${matter}` as TextKey), code })
    : code;
  return told(`card.digest.line.${kind}`, { code: about, unit, on: { on: dueOn } });
}

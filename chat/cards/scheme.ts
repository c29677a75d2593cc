import type { SchemeFacts } from '../../db/queries/card-facts-scheme.ts';
import type { Actor } from '../../domain/actor.ts';
import { can } from '../../domain/policy.ts';
import type { Block, Card } from '../port.ts';
import { type Text, told } from '../text.ts';
import { actions, at, between, button, fields, line } from './parts.ts';

/** 检查工作方案, R-115: to who confirms it and wrote none of it, with what it says. About a task. */
export function schemeCard(facts: SchemeFacts, reader: Actor | null): Card {
  const { task, scheme } = facts;
  const { content } = task;
  return {
    kind: 'scheme',
    about: { type: 'task', id: task.id, version: scheme.version },
    title: told(`card.scheme.title.${scheme.state}`, { number: scheme.number }),
    blocks: [
      fields(
        ['card.field.task', task.name],
        ['card.field.code', task.code],
        ['card.field.window', between(content.startsOn, content.endsOn)],
        ['card.field.items', content.items.length > 0 ? { list: content.items } : null],
        ['card.scheme.duty', short(scheme.duty)],
        ['card.scheme.procedure', short(scheme.procedure)],
        ['card.scheme.schedule', short(scheme.schedule)],
        ['card.scheme.authors', { list: scheme.authors }],
      ),
      ...step(facts, reader),
    ],
  };
}

// The page has the whole of it.
const most = 300;
const short = (text: string): Text => {
  const letters = Array.from(text);
  return letters.length > most ? `${letters.slice(0, most).join('')}…` : text;
};

function step({ task, scheme }: SchemeFacts, reader: Actor | null): Block[] {
  if (scheme.state === 'confirmed') {
    const when = scheme.confirmedAt ? at(scheme.confirmedAt.toISOString()) : '';
    const vars = { by: scheme.confirmedBy ?? '', at: when };
    return [line(told('card.scheme.confirmed-by', vars), 'done')];
  }
  const on = { ...task, authorIds: scheme.authorIds };
  if (!reader || !can(reader, 'scheme.confirm', on)) return [];
  return [
    line(told('card.scheme.ask')),
    ...actions(button('scheme.confirm', { style: 'primary' }), {
      id: 'scheme',
      label: told('button.scheme'),
      panel: `/desk/tasks/${task.id}/scheme`,
    }),
  ];
}

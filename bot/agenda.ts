import type { Card } from '../chat/port.ts';
import { decisionsWaiting } from '../chat/queue.ts';
import { type Text, told } from '../chat/text.ts';
import { currentTime } from '../db/clock.ts';
import { openVisits, type OpenVisit } from '../db/queries/open-visits.ts';
import { agendaOf, type Horizon, horizons } from '../domain/agenda.ts';
import { dayOf } from '../domain/day.ts';
import { owedBy } from '../domain/owed.ts';
import type { TextKey } from '../locales/translate.ts';
import type { Known } from './people.ts';

/** What waits for somebody: their visits by when they have to turn to them, and what they have to decide. */
export type Agenda = { visits: Record<Horizon, OpenVisit[]>; queue: Card[]; at: Date };

/** The lists that somebody can ask a chat for. */
export const listNames = ['today', 'week', 'owed', 'queue'] as const;
export type ListName = (typeof listNames)[number];

/** Reads what waits for somebody right now. */
export async function agendaFor({ actor }: Known): Promise<Agenda> {
  const at = await currentTime();
  const visits = agendaOf(await openVisits(actor.id), dayOf(at));
  return { visits, queue: await decisionsWaiting(actor), at };
}

// A chat's answer has to fit into one message on every platform.
const most = 15;

/** One of the lists in words; what is overdue stands on top of today's and of the week's. */
export async function listFor(name: ListName, known: Known): Promise<Text> {
  const { visits, queue } = await agendaFor(known);
  const overdue = visits.overdue.map((visit) =>
    told('note.list.overdue', { line: visitLine(visit) }),
  );
  const lines = {
    today: [...overdue, ...visits.today.map(visitLine)],
    week: [...overdue, ...[...visits.today, ...visits.week].map(visitLine)],
    owed: horizons.flatMap((horizon) => visits[horizon].flatMap(owedLine)),
    queue: queue.map(({ title, blocks }) => ({ list: [title, ...factsOf(blocks)] })),
  }[name];
  if (lines.length === 0) return told(`note.list.${name}.none`);
  const left = lines.length - most;
  const more = left > 0 ? [told('note.list.more', { count: left })] : [];
  return { lines: [told(`note.list.${name}`), ...lines.slice(0, most), ...more] };
}

// What waits for somebody else is left out.
function owedLine(visit: OpenVisit): Text[] {
  const owed = owedBy(visit);
  const { code, subject, endsOn } = visit;
  if (!owed) return [];
  const vars = { code, subject, owed: told(`owed.${owed}`), to: { on: endsOn } };
  return [told('note.owed.line', vars)];
}

/** A visit on one line. */
export const visitLine = ({ code, state, subject, endsOn }: OpenVisit): Text =>
  told('note.tasks.line', {
    code,
    subject,
    state: told(`state.inspection.${state}` as TextKey),
    to: { on: endsOn },
  });

/** The first two facts of a card: who asks, and for what. */
export function factsOf(blocks: Card['blocks']): Text[] {
  const rows = blocks.flatMap((block) => (block.t === 'fields' ? block.rows : []));
  return rows.slice(0, 2).map(([, value]) => value);
}

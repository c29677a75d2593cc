import { type Text, told } from '../chat/text.ts';
import { between } from '../chat/cards/parts.ts';
import { currentTime } from '../db/clock.ts';
import {
  colleaguesOf,
  deputiesAround,
  type DeputyRow,
  ownMandates,
} from '../db/queries/deputies.ts';
import type { Door } from '../domain/actor.ts';
import { dayOf } from '../domain/day.ts';
import { endDeputy } from '../usecases/deputy/end.ts';
import { nameDeputy } from '../usecases/deputy/name.ts';
import { commandOf } from '../usecases/usecase.ts';
import type { Known } from './people.ts';
import type { Reply } from './reply.ts';

/** Whose time as a deputy is not over, among those whom this person named or who named them. */
export async function standingDeputies(personId: string): Promise<DeputyRow[]> {
  const today = dayOf(await currentTime());
  const rows = await deputiesAround(personId);
  return rows
    .filter(({ endedAt, endsOn }) => endedAt === null && endsOn >= today)
    .sort((one, other) => one.startsOn.localeCompare(other.startsOn));
}

/** One of them in a line. */
export const deputyLine = ({ deputy, principal, role, unit, startsOn, endsOn }: DeputyRow): Text =>
  told('note.deputy.line', {
    deputy,
    principal,
    role: told(`role.${role}`),
    unit,
    days: between(startsOn, endsOn),
  });

const ending = /^(?:end|结束)\s+(\S.*)$/i;
const naming = /^(\S.*?)\s+(\d{4}-\d\d-\d\d)\s+(\d{4}-\d\d-\d\d)\s+(\S[^]*)$/;

/** 代为审批 by words in a chat: who stands in for whom; to name a deputy for a time; to end it. */
export async function runDeputy(words: string, known: Known, door: Door): Promise<Partial<Reply>> {
  const said = words.trim();
  const [, ended] = ending.exec(said) ?? [];
  if (ended) return end(ended.trim(), known, door);
  const [, name, startsOn, endsOn, reason] = naming.exec(said) ?? [];
  if (name && startsOn && endsOn && reason) {
    return lend({ name, startsOn, endsOn, reason }, known, door);
  }
  const rows = await standingDeputies(known.actor.id);
  const lines = rows.length > 0 ? rows.map(deputyLine) : [told('note.deputy.none')];
  return {
    ...(said !== '' && { tone: 'deny' as const }),
    note: { lines: [...lines, told('note.deputy.how')] },
  };
}

const denied = (note: Text): Partial<Reply> => ({ tone: 'deny', note });

type Lent = { name: string; startsOn: string; endsOn: string; reason: string };

async function lend({ name, ...given }: Lent, { actor }: Known, door: Door) {
  const mandates = await ownMandates(actor.mandates);
  if (mandates.length === 0) return denied(told('note.deputy.no-mandate'));
  const found = (await colleaguesOf(actor.id)).filter((one) => one.name === name);
  if (found.length === 0) return denied(told('note.deputy.nobody', { name }));
  const [deputy, mandate] = [found[0]!, mandates[0]!];
  if (found.length > 1 || mandates.length > 1) return denied(told('note.deputy.several', { name }));
  const { role, unitId } = mandate;
  await nameDeputy(commandOf(actor, door), { deputyId: deputy.id, role, unitId, ...given });
  const days = between(given.startsOn, given.endsOn);
  return { note: told('note.deputy.named', { name, days }) };
}

async function end(name: string, { actor }: Known, door: Door): Promise<Partial<Reply>> {
  const rows = await standingDeputies(actor.id);
  const found = rows.filter(({ deputy, principal }) => [deputy, principal].includes(name));
  if (found.length === 0) return denied(told('note.deputy.not-there', { name }));
  for (const { id } of found) await endDeputy(commandOf(actor, door), { id });
  return { note: told('note.deputy.end') };
}

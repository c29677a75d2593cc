import { nameDeputy } from '../../../usecases/deputy/name.ts';
import { requestRecusal } from '../../../usecases/recusal/request.ts';
import { anAsk } from '../../support/asks.ts';
import { aPerson, type Someone } from '../../support/factories.ts';
import {
  aMatchedTask,
  by,
  monday,
  type Scene as Visit,
  signed,
  teamOf,
} from '../../support/visit.ts';
import { aHand, type Hand, type SeenCard } from '../../bot/hands.ts';
import type { World } from '../../bot/world.ts';

/** What is decided: that somebody stays away, that somebody is replaced, that a result goes public. */
export const matters = ['recusal', 'substitution', 'disclosure'] as const;
export type Matter = (typeof matters)[number];

/** The words on a matter's card: its title, what approves it, and how its title ends once it is settled. */
export const words = {
  recusal: {
    title: '回避申请 ·',
    approve: '同意',
    open: ['同意', '不同意'],
    settled: { approve: /已同意|已更换/, reject: /不同意/ },
  },
  substitution: {
    title: '更换申请 ·',
    approve: '同意',
    open: ['同意', '不同意'],
    settled: { approve: /已同意|已更换/, reject: /不同意/ },
  },
  disclosure: {
    title: '结果公示 ·',
    approve: '审核并公示',
    open: ['审核并公示', '不予公开'],
    settled: { approve: /已公示/, reject: /不予公开/ },
  },
} as const;

/** Where those who decide are: two on each platform of others, one on the web. */
export const places = ['telegram', 'telegram', 'slack', 'slack', 'web'] as const;

/** Somebody who decides, what they had before them at first, and what they were told at each press. */
export type Approver = {
  person: Someone;
  hand: Hand;
  /** Whom they stand for, where they are a deputy. */
  isDeputy: boolean;
  card: SeenCard;
  /** Their cards while they could undo. */
  held: SeenCard[];
  told: string[];
};

/** Something that five people have before them in their chats, and an official in the panel. */
export type Scene = {
  matter: Matter;
  id: string;
  approvers: Approver[];
  official: Someone;
  /** Everybody who can decide, by their id. */
  people: Map<string, Someone>;
};

/** Makes it; those at the places of `deputies` decide in the place of the official, the others of their own right. */
export async function aScene(world: World, matter: Matter, deputies: number[]): Promise<Scene> {
  const { sql } = world;
  const visit = await aMatchedTask(sql);
  const { unit, approver: official } = visit.office;
  const people: Someone[] = [];
  const hands: Hand[] = [];
  for (const [at, place] of places.entries()) {
    const roles: [['approver', typeof unit]] = [['approver', unit]];
    const person = await aPerson(sql, { unit, ...(!deputies.includes(at) && { roles }) });
    if (deputies.includes(at)) await lend(official, person, unit.id);
    people.push(person);
    hands.push(await aHand(world, person, place));
  }
  const id = await begin(world, matter, visit);
  await world.settle();
  const approvers: Approver[] = [];
  for (const [at, person] of people.entries()) {
    const hand = hands[at]!;
    const card = await hand.card(words[matter].title);
    approvers.push({ person, hand, isDeputy: deputies.includes(at), card, held: [], told: [] });
  }
  const all = [official, ...people].map((each) => [each.id, each] as const);
  return { matter, id, approvers, official, people: new Map(all) };
}

const lend = (official: Someone, { id }: Someone, unitId: string) =>
  nameDeputy(
    by(official),
    {
      deputyId: id,
      role: 'approver',
      unitId,
      startsOn: '2026-09-14',
      endsOn: '2026-12-31',
      reason: '外出培训',
    },
    monday,
  );

async function begin({ sql }: World, matter: Matter, visit: Visit): Promise<string> {
  const inspectionId = visit.task.inspectionIds[0]!;
  if (matter === 'substitution') return (await anAsk(sql, visit)).id;
  if (matter === 'recusal') {
    const [, second] = await teamOf(sql, visit, inspectionId);
    const asked = { inspectionId, ground: 'kinship', note: '堂兄' } as const;
    return (await requestRecusal(by(second!), asked, monday)).recusalId;
  }
  await signed(sql, visit, inspectionId);
  const [row] = await sql('select id from disclosure where inspection_id = $1', [inspectionId]);
  return row!['id'] as string;
}

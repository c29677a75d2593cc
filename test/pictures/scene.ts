import { randomUUID } from 'node:crypto';
import { aHand } from '../bot/hands.ts';
import type { World } from '../bot/world.ts';
import { aPerson, aSubject, aTask, type Someone } from '../support/factories.ts';
import { makeScheme } from '../support/scheme.ts';
import { aMatchedTask, by, bySystem, type Scene, teamOf } from '../support/visit.ts';
import { matchTeams } from '../../usecases/team/match.ts';
import { seatTeams } from '../../usecases/team/seat.ts';
import type { Reader } from './camera.ts';

/** A county bureau at work: who is in the pictures, and one visit. */
export type Cast = Scene & {
  inspectionId: string;
  lead: Someone;
  second: Someone;
  /** Another approver of the unit, whose card is the same. */
  deputy: Someone;
};

const dayMs = 24 * 60 * 60 * 1000;

/** Makes a scene that begins at `begun`, and gives everybody in it an account of the reader's platform. */
export async function aCast(world: World, reader: Reader, begun: Date): Promise<Cast> {
  const { sql } = world;
  const scene = await aMatchedTask(sql, { subjects: 1, scheme: false });
  const { unit, bureau, approver, head, planner } = scene.office;
  const inspectionId = scene.task.inspectionIds[0]!;
  const [lead, second] = await teamOf(sql, scene, inspectionId);
  const hands = { author: by(planner), confirmer: by(approver) };
  await makeScheme(scene.task.id, hands, new Date(begun.getTime() - 3 * dayMs));
  const deputy = await aPerson(sql, { unit, roles: [['approver', unit]] });
  await isOverdue(world, scene, begun);
  const rest = scene.inspectors.filter((one) => one !== lead && one !== second);
  const people = [lead!, second!, approver, deputy, head, planner, ...rest];
  for (const [at, person] of people.entries()) {
    person.name = names[at]!;
    const { provider, locale } = reader;
    await sql('update person set name = $2, locale = $3 where id = $1', [
      person.id,
      person.name,
      locale,
    ]);
    await aHand(world, person, provider);
  }
  // Only one unit may be called so.
  await sql("update unit set name = code where name like '高青县公安局%'");
  await sql("update unit set name = '高青县公安局' where id = $1", [bureau.id]);
  await sql("update unit set name = '高青县公安局治安大队' where id = $1", [unit.id]);
  await sql(
    `update subject set name = '高青县悦来宾馆' where id =
       (select subject_id from inspection where id = $1)`,
    [inspectionId],
  );
  return { ...scene, inspectionId, lead: lead!, second: second!, deputy };
}

const names = [
  '沈国强',
  '郑海',
  '孙立',
  '李伟',
  '陈国刚',
  '王建国',
  '周宁',
  '韩勇',
  '赵敏',
  '刘洋',
];

// An earlier task of the unit whose visit was not made in time.
async function isOverdue({ sql }: World, scene: Scene, begun: Date): Promise<void> {
  const { office, task } = scene;
  const subjects = [
    await aSubject(sql, { ...office, name: '高青县田镇街道平安旅馆' }),
    await aSubject(sql, { ...office, name: '高青县青城镇如家客栈' }),
  ];
  const late = await aTask(sql, office, {
    subjects,
    itemIds: task.itemIds,
    startsOn: '2026-08-03',
    endsOn: '2026-09-04',
    scheme: false,
  });
  const hands = { author: by(office.planner), confirmer: by(office.approver) };
  await makeScheme(late.id, hands, new Date(begun.getTime() - 60 * dayMs));
  const { drawId } = await matchTeams(by(office.planner), { taskId: late.id }, begun);
  await seatTeams(bySystem(), { drawId }, begun);
}

/** The unit's group on a platform, and the notice of its task in it. Returns the group's address. */
export async function aGroupNotice(world: World, cast: Cast, { provider }: Reader) {
  const { sql, telegram, slack, origin } = world;
  const title = '高青县双随机工作群';
  const id = randomUUID();
  const account = { telegram: '4242', slack: slack.teamId, web: 'web' }[provider];
  const users = await usersOf(world, cast, provider);
  const member = users[0]!;
  const at = { telegram: '-1001', slack: 'C0YAOHAO', web: id }[provider];
  if (provider === 'telegram') telegram.group({ id: -1001, title, members: users.map(Number) });
  if (provider === 'slack') slack.channel({ id: at, name: title, members: users });
  await sql(
    'insert into chat_group (id, provider, account, chat, title, unit_id) values ($1, $2, $3, $4, $5, $6)',
    [id, provider, account, at, title, cast.office.unit.id],
  );
  await sql(
    `insert into message (id, group_id, card, about_type, about_id, class, next_try_at, created_at)
     values (gen_random_uuid(), $1, 'task-notice', 'task', $2, 'notice', now(), now())`,
    [id, cast.task.id],
  );
  return provider === 'web'
    ? `${origin}/as/${cast.lead.id}/group/${at}`
    : `${world[provider].url}/ui/${at}?as=${member}&lang=zh-CN`;
}

async function usersOf({ sql }: World, cast: Cast, provider: Reader['provider']) {
  const people = [cast.lead, ...cast.inspectors, cast.office.approver, cast.office.planner];
  const found = await sql(
    'select user_id from chat_identity where person_id = any($1) and provider = $2',
    [people.map(({ id }) => id), provider],
  );
  return [...new Set(found.map(({ user_id: user }) => user as string))];
}

import { beforeAll, describe, expect, it } from 'vitest';
import { requestSubstitution } from '../../usecases/substitution/request.ts';
import type { SlackPerson } from '../../simulator/slack/people.ts';
import type { Someone } from '../support/factories.ts';
import { aMatchedTask, by, monday, type Scene, teamOf } from '../support/visit.ts';
import { aHand } from './hands.ts';
import { useWorld } from './world.ts';

const world = useWorld();
const { sql } = world;

const long = '高青县田镇街道中心路'.repeat(6);
const written = `<b>夜</b>*宴*<!channel>\u202e${long}`;
// As it is read: the same signs, none of them markup, without the mark that turns the writing around.
const read = `<b>夜</b>*宴*<!channel> ${long}`;

let scene: Scene;
let inspector: SlackPerson;
let approver: SlackPerson;

async function account(person: Someone): Promise<SlackPerson> {
  await aHand(world, person, 'slack');
  const [row] = await sql('select user_id from chat_identity where person_id = $1', [person.id]);
  return world.slack.user({ id: String(row!['user_id']), name: '某人' });
}

beforeAll(async () => {
  scene = await aMatchedTask(sql, { endsOn: '2026-09-18' });
  const inspectionId = scene.task.inspectionIds[0]!;
  const [lead, second] = await teamOf(sql, scene, inspectionId);
  await sql(
    'update subject set name = $2 where id = (select subject_id from inspection where id = $1)',
    [inspectionId, written],
  );
  await sql('update person set name = $2 where id = any($1)', [[lead!.id, second!.id], written]);
  await requestSubstitution(by(second!), { inspectionId, reason: 'health', note: '住院' }, monday);
  inspector = await account(lead!);
  approver = await account(scene.office.approver);
});

/** What somebody sees in their chats, as the page that draws it. */
const drawn = async ({ id }: SlackPerson) =>
  (await fetch(`${new URL(world.slack.url).origin}/ui/${id}`)).text();

/** Nothing in it is read as markup, nobody is called, nothing turns around. */
async function expectHarmless(person: SlackPerson, text: string): Promise<void> {
  expect(text).toContain(read);
  expect(text).not.toContain('\u202e');
  const page = await drawn(person);
  expect(page).toContain('&#60;b&#62;夜&#60;/b&#62;*宴*&#60;!channel&#62;');
  expect(page).not.toMatch(/<b>夜|>宴<|@channel/);
}

async function ask(person: SlackPerson, words: string): Promise<string> {
  const before = person.ephemerals().length;
  await person.slash('/yaohao', words);
  await person.expectEphemeral(() => person.ephemerals().length > before);
  return person.ephemerals().at(-1)!.text;
}

describe('a name full of signs', () => {
  it('does nothing in the home tab, as a title, as a business and as who asks', async () => {
    for (const person of [inspector, approver]) {
      await person.openHome();
      await expect.poll(() => person.home()?.text).toContain(read);
      await expectHarmless(person, person.home()!.text);
    }
    expect(inspector.home()!.text).toContain(`${read} 的待办`);
  });

  it('does nothing in what /yaohao lists', async () => {
    for (const words of ['today', 'week', 'tasks', 'owed'])
      await expectHarmless(inspector, await ask(inspector, words));
    await expectHarmless(approver, await ask(approver, 'queue'));
  });
});

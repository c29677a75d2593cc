import fc from 'fast-check';
import { expect, it, vi } from 'vitest';
import { useWorld } from '../../bot/world.ts';
import { type Approver, aScene, matters, places, type Scene, words } from './interleaving-scene.ts';
import { batches, happen, press, type Step } from './interleaving-steps.ts';

vi.setConfig({ testTimeout: 3_600_000 });

const world = useWorld();
const { sql } = world;

// As many as half a minute bears. A longer suite asks for more, INTERLEAVINGS=500 INTERLEAVING_SEED=7; one that failed
// is repeated by the seed and the path that it told: INTERLEAVING_PATH=8.
const runs = Number(process.env['INTERLEAVINGS'] ?? 14);
const seed = Number(process.env['INTERLEAVING_SEED'] ?? 18);
const path = process.env['INTERLEAVING_PATH'];

/** What came into force, and everything said at the presses that meant it did not. */
const accepted = /^已(同意|审核)，一分钟内可以撤销/;
const polite =
  /该(申请|事项)已由 \S+ 于 .+ (办理|作出决定)|内容已有更新，请查看最新卡片|当前状态不能执行此操作|按钮已失效，请在最新的卡片上操作|撤销期已于|已撤销/;

/** The copies of the matter's card that stand in somebody's chat, oldest first. */
async function copiesOf({ person, hand }: Approver, { id: about, matter }: Scene) {
  const { title } = words[matter];
  if (hand.provider === 'web') {
    const { text, buttons, id } = await hand.card(title);
    return [{ id, text, buttons, isKept: true }];
  }
  const rows = await sql(
    'select chat, provider_ref as ref from message where person_id = $1 and about_id = $2 and card = $3',
    [person.id, about, matter],
  );
  return world[hand.provider]
    .messages(rows[0]!['chat'])
    .filter(({ fromBot, deleted, onlyFor }) => fromBot && !deleted && !onlyFor)
    .filter(({ text }) => text.includes(title))
    .map(({ id, text, buttons }) => ({
      id,
      text,
      buttons: buttons.map(({ label }) => label),
      isKept: rows.some(({ ref }) => ref === id),
    }));
}

const decisionsOn = ({ id }: Scene) =>
  sql('select id, verdict, person_id, for_id, held_id from decision where about_id = $1', [id]);

/** What is true at any time of quiet: a chain of verdicts of which only the last can stand, one decision of it at most. */
async function checkChain(scene: Scene): Promise<number> {
  const chain = await sql(
    'select id, state, person_id from held_verdict where about_id = $1 order by held_at, ended_at',
    [scene.id],
  );
  const decisions = await decisionsOn(scene);
  for (const { state } of chain.slice(0, -1)) expect(state).toBe('undone');
  const last = chain.at(-1);
  expect(decisions.map(({ held_id }) => held_id)).toEqual(
    last?.['state'] === 'concluded' ? [last['id']] : [],
  );
  const events = await sql(
    `select type from event where about_id = $1 and type ~ '^[a-z]+.(decided|approved|withheld|undone)$'`,
    [scene.id],
  );
  expect(events.filter(({ type }) => type !== 'verdict.undone')).toHaveLength(decisions.length);
  return decisions.length;
}

/** Every copy on every platform says the same: open with its buttons, or what was decided and by whom, with none. */
async function checkCopies(scene: Scene): Promise<void> {
  const { open, settled } = words[scene.matter];
  const [decision] = await decisionsOn(scene);
  const decider = scene.people.get(decision?.['person_id']);
  for (const approver of scene.approvers) {
    const copies = await copiesOf(approver, scene);
    const kept = copies.filter(({ isKept }) => isKept);
    // One that somebody deleted is missed at its next edit.
    if (decision) expect(kept.length).toBeGreaterThan(0);
    for (const { text, buttons } of kept) {
      expect(buttons).toEqual(decision ? [] : open);
      if (!decider) continue;
      expect(text).toContain(decider.name);
      expect(text).toMatch(settled[decision!['verdict'] as 'approve' | 'reject']);
    }
    // One whose answer was lost may stand there twice; then the later one says so.
    expect(copies.length).toBeLessThanOrEqual(2);
    if (copies.length === 2) expect(copies[1]!.text).toContain('重发');
  }
}

/** Whoever pressed was heard: those whose verdict it was, and all others politely, with a line on the trail. */
async function checkAnswers(scene: Scene): Promise<void> {
  const rows = await sql('select person_id from held_verdict where about_id = $1', [scene.id]);
  const winners = new Set(rows.map(({ person_id }) => person_id as string));
  for (const { person, told } of scene.approvers) {
    for (const note of told) expect(note).toMatch(accepted.test(note) ? accepted : polite);
    const turnedDown = told.filter((note) => !accepted.test(note) && !note.startsWith('已撤销'));
    if (!winners.has(person.id)) expect(turnedDown).toEqual(told);
    else expect(told.length).toBeGreaterThan(turnedDown.length);
    const refused = await sql(
      `select 1 from event where type = 'command.refused' and actor_id = $1`,
      [person.id],
    );
    expect(refused.length > 0).toBe(turnedDown.length > 0);
  }
}

/** Whoever decided has one receipt of it in their chat, and nobody else has any. */
async function checkReceipts(scene: Scene): Promise<void> {
  const [decision] = await decisionsOn(scene);
  const receipts = await sql(
    `select person_id from message where card = 'receipt' and about_id = $1`,
    [decision!['id']],
  );
  expect(receipts).toEqual([{ person_id: decision!['person_id'] }]);
  const winner = scene.approvers.find(({ person }) => person.id === decision!['person_id']);
  if (!winner) return;
  expect((await winner.hand.card('审批回执')).text).toContain('审批回执');
  expect(decision!['for_id']).toBe(winner.isDeputy ? scene.official.id : null);
}

async function quiet(): Promise<void> {
  await world.conclude();
  await world.settle();
}

/** Somebody approves what is still open, on the copy that they see by now. */
async function decideAtLast(scene: Scene): Promise<void> {
  const { title, approve } = words[scene.matter];
  // Nobody deletes anything on the web.
  const { hand, told } = scene.approvers.at(-1)!;
  told.push(await hand.press(await hand.card(title), approve));
  await quiet();
}

async function live(scene: Scene, story: Step[][]): Promise<void> {
  for (const batch of story) await Promise.all(batch.map((each) => happen(world, scene, each)));
  await quiet();
  const decided = await checkChain(scene);
  await checkCopies(scene);
  await checkAnswers(scene);
  if (decided === 0) await decideAtLast(scene);
  expect(await checkChain(scene)).toBe(1);
  await checkReceipts(scene);
  // All of them once more, when it has long been decided.
  const before = scene.approvers.map(({ told }) => told.length);
  await Promise.all(scene.approvers.map((approver) => press(world, scene, approver)));
  for (const [at, { told }] of scene.approvers.entries())
    for (const note of told.slice(before[at]!)) expect(note).toMatch(polite);
  await quiet();
  expect(await checkChain(scene)).toBe(1);
  await checkCopies(scene);
  await checkAnswers(scene);
}

it('any interleaving of doubled, late and swapped events and dying workers leaves one decision, and all copies agree', async () => {
  const deputies = fc.uniqueArray(fc.nat(places.length - 1), { minLength: 1, maxLength: 2 });
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...matters), deputies, batches, async (matter, at, story) =>
      live(await aScene(world, matter, at), story),
    ),
    { numRuns: runs, seed, ...(path && { path }), endOnFailure: true },
  );
});

import fc from 'fast-check';
import { expect, it, vi } from 'vitest';
import { adapters } from '../../../chat/adapters.ts';
import { Refusal } from '../../../domain/refusal.ts';
import { holdVerdict } from '../../../usecases/verdict/hold.ts';
import { undoVerdict } from '../../../usecases/verdict/undo.ts';
import { concludeVerdicts } from '../../../worker/conclude-verdicts.ts';
import { claim } from '../../../worker/claim.ts';
import { deliverMessages } from '../../../worker/deliver-messages.ts';
import { destinationOf, placesOf } from '../../../worker/destination.ts';
import { anAsk } from '../../support/asks.ts';
import { aPerson, type Someone } from '../../support/factories.ts';
import { aMatchedTask, by } from '../../support/visit.ts';
import { aHand, type Hand, type SeenCard } from '../../bot/hands.ts';
import { useWorld } from '../../bot/world.ts';

vi.setConfig({ testTimeout: 600_000 });

const world = useWorld();
const { sql } = world;

/** Where the approvers of a request are: two on Telegram, two on Slack, one on the web. */
const places = ['telegram', 'telegram', 'slack', 'slack', 'web'] as const;

type Approver = { person: Someone; hand: Hand; card: SeenCard };
type Scene = { requestId: string; approvers: Approver[]; official: Someone };

/** A request that five approvers have before them in their chats, and a sixth in the panel. */
async function aRequest(): Promise<Scene> {
  const scene = await aMatchedTask(sql);
  const { unit } = scene.office;
  const more = places.slice(1).map(() => aPerson(sql, { unit, roles: [['approver', unit]] }));
  const people = [scene.office.approver, ...(await Promise.all(more))];
  const official = await aPerson(sql, { unit, roles: [['approver', unit]] });
  const hands: Hand[] = [];
  for (const [at, person] of people.entries()) hands.push(await aHand(world, person, places[at]!));
  const { id } = await anAsk(sql, scene);
  await world.settle();
  const approvers: Approver[] = [];
  for (const [at, person] of people.entries()) {
    const hand = hands[at]!;
    approvers.push({ person, hand, card: await hand.card('更换申请') });
  }
  return { requestId: id, approvers, official };
}

/** One thing that happens; those of a batch happen at once. */
type Step =
  | { t: 'press'; who: number; mess: 'none' | 'lost' | 'twice' }
  | { t: 'swapped'; platform: 'telegram' | 'slack' }
  | { t: 'panel'; verdict: 'approve' | 'reject' }
  | { t: 'deliver'; workers: number; fault: Fault }
  | { t: 'killed worker' | 'undo' | 'minute' };
type Fault = 'none' | 'lost answers' | 'errors' | 'limits' | 'deleted';

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    t: fc.constant('press' as const),
    who: fc.nat(places.length - 1),
    mess: fc.constantFrom('none' as const, 'lost' as const, 'twice' as const),
  }),
  fc.record({
    t: fc.constant('swapped' as const),
    platform: fc.constantFrom('telegram' as const, 'slack' as const),
  }),
  fc.record({
    t: fc.constant('panel' as const),
    verdict: fc.constantFrom('approve' as const, 'reject' as const),
  }),
  fc.record({
    t: fc.constant('deliver' as const),
    workers: fc.integer({ min: 1, max: 3 }),
    fault: fc.constantFrom<Fault[]>('none', 'lost answers', 'errors', 'limits', 'deleted'),
  }),
  fc.record({ t: fc.constantFrom('killed worker' as const, 'undo' as const, 'minute' as const) }),
);
const story = fc.array(fc.array(step, { minLength: 1, maxLength: 4 }), {
  minLength: 1,
  maxLength: 5,
});

async function happen(scene: Scene, each: Step): Promise<void> {
  switch (each.t) {
    case 'press':
      return press(scene.approvers[each.who]!, each.mess);
    case 'swapped':
      return swap(scene, each.platform);
    case 'panel':
      return decideInPanel(scene, each.verdict);
    case 'deliver':
      return deliver(each.workers, each.fault);
    case 'killed worker':
      return killAWorker();
    case 'undo':
      return undo(scene);
    case 'minute':
      return passAMinute();
  }
}

/** Presses the card as it first came, however long ago that was. */
async function press({ hand, card }: Approver, mess: 'none' | 'lost' | 'twice'): Promise<void> {
  if (hand.provider !== 'web' && mess === 'lost') world[hand.provider].dropAck();
  if (hand.provider !== 'web' && mess === 'twice') world[hand.provider].duplicate();
  const told = [hand.press(card, '同意')];
  if (hand.provider === 'web' && mess !== 'none') told.push(hand.press(card, '同意'));
  for (const words of await Promise.all(told)) {
    expect(words).toMatch(/同意|已由|已有更新|失效|办理/);
  }
}

// The first of the two presses arrives after the second.
async function swap({ approvers }: Scene, platform: 'telegram' | 'slack'): Promise<void> {
  world[platform].reorder();
  const both = approvers.filter(({ hand }) => hand.provider === platform);
  await Promise.all(both.map((approver) => press(approver, 'none')));
}

async function decideInPanel({ official, requestId: id }: Scene, verdict: 'approve' | 'reject') {
  const reason = verdict === 'reject' ? '人手不足' : undefined;
  try {
    await holdVerdict(by(official), { type: 'substitution', id, verdict, reason });
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
  }
}

/** Whoever decided takes it back, if it is still time. */
async function undo({ requestId, official, approvers }: Scene): Promise<void> {
  const [held] = await sql(
    `select id, person_id from held_verdict where about_id = $1 and state = 'held'`,
    [requestId],
  );
  const people = [official, ...approvers.map(({ person }) => person)];
  const decider = people.find(({ id }) => id === held?.['person_id']);
  if (!decider) return;
  try {
    await undoVerdict(by(decider), { heldId: held!['id'] });
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
  }
}

/** The minute is over; two workers find that at once. */
async function passAMinute(): Promise<void> {
  await Promise.all([world.conclude(), concludeVerdicts()]);
}

const faults: Record<Fault, () => Promise<void>> = {
  none: async () => {},
  'lost answers': async () => {
    world.telegram.hangAfterSend('editMessageText');
    world.telegram.hangAfterSend('sendMessage');
    world.slack.hangAfterSend('chat.update');
  },
  errors: async () => {
    world.telegram.fail5xx('editMessageText');
    world.slack.fail5xx('chat.update');
  },
  limits: async () => {
    world.telegram.rateLimit({ method: 'editMessageText', count: 1, retryAfter: 2 });
    world.slack.rateLimit({ method: 'chat.update', count: 1, retryAfter: 2 });
  },
  deleted: async () => {
    const [row] = await sql(
      `select provider, chat, provider_ref from message
       where provider in ('telegram', 'slack') and state = 'sent' order by number desc limit 1`,
    );
    if (!row) return;
    const provider = row['provider'] as 'telegram' | 'slack';
    world[provider].deleteMessage({ chat: row['chat'], id: row['provider_ref'] });
  },
};

/** Several workers look at everything that is owed. */
async function deliver(workers: number, fault: Fault): Promise<void> {
  await faults[fault]();
  await world.wait();
  const ids = await sql(`select id from message where state <> 'held' order by number`);
  const work = async () => {
    for (const { id } of ids) await deliverMessages({ messageIds: [id] }, adapters());
  };
  await Promise.all(Array.from({ length: workers }, work));
}

/** A worker takes a message and is never heard of again. */
async function killAWorker(): Promise<void> {
  const [row] = await sql(
    `select id from message where state = 'pending' or sent_version < desired_version
     order by number desc limit 1`,
  );
  if (!row) return;
  const [places] = await placesOf([row['id']]);
  const dest = await destinationOf(places!, adapters());
  await claim(places!.id, dest!);
}

/** The copies of the request's card that stand in somebody's chat, oldest first. */
async function copiesOf({ person, hand }: Approver, requestId: string) {
  const [row] = await sql(
    `select chat, provider_ref as ref from message
     where person_id = $1 and about_id = $2 and card = 'substitution'`,
    [person.id, requestId],
  );
  const isCard = ({ text }: { text: string }) => text.includes('更换申请');
  if (hand.provider === 'web') {
    const { text, buttons, id } = await hand.card('更换申请');
    return [{ id, text, buttons, isKept: true }];
  }
  return world[hand.provider]
    .messages(row!['chat'])
    .filter(({ fromBot, deleted, onlyFor }) => fromBot && !deleted && !onlyFor)
    .filter(isCard)
    .map(({ id, text, buttons }) => ({
      id,
      text,
      buttons: buttons.map(({ label }) => label),
      isKept: id === row!['ref'],
    }));
}

async function check({ requestId, approvers, official }: Scene, batches: Step[][]): Promise<void> {
  await world.conclude();
  await world.settle();
  const decisions = await sql('select verdict, person_id from decision where about_id = $1', [
    requestId,
  ]);
  const happened = (...kinds: Step['t'][]) => batches.flat().some(({ t }) => kinds.includes(t));
  if (happened('undo')) expect(decisions.length).toBeLessThanOrEqual(1);
  else expect(decisions).toHaveLength(happened('press', 'swapped', 'panel') ? 1 : 0);
  const events = await sql(
    `select 1 from event where type = 'substitution.decided' and about_id = $1`,
    [requestId],
  );
  expect(events).toHaveLength(decisions.length);
  const decision = decisions[0];
  const people = [official, ...approvers.map(({ person }) => person)];
  const decider = people.find(({ id }) => id === decision?.['person_id']);
  for (const approver of approvers) {
    const copies = await copiesOf(approver, requestId);
    const kept = copies.filter(({ isKept }) => isKept);
    expect(kept).toHaveLength(1);
    expect(kept[0]!.buttons).toEqual(decision ? [] : ['同意', '不同意']);
    if (decider) expect(kept[0]!.text).toContain(decider.name);
    // One whose answer was lost may stand there twice; then the later one says so.
    expect(copies.length).toBeLessThanOrEqual(2);
    if (copies.length === 2) expect(kept[0]!.text).toContain('重发');
  }
}

it('any interleaving of doubled, late and swapped events and dying workers leaves one decision, and all copies agree', async () => {
  await fc.assert(
    fc.asyncProperty(story, async (batches) => {
      const scene = await aRequest();
      for (const batch of batches) await Promise.all(batch.map((each) => happen(scene, each)));
      await check(scene, batches);
    }),
    { numRuns: 15, seed: 18, endOnFailure: true },
  );
});

import fc from 'fast-check';
import { adapters } from '../../../chat/adapters.ts';
import { Refusal } from '../../../domain/refusal.ts';
import { replaceInspector } from '../../../usecases/substitution/replace.ts';
import { holdVerdict } from '../../../usecases/verdict/hold.ts';
import { undoVerdict } from '../../../usecases/verdict/undo.ts';
import { claim } from '../../../worker/claim.ts';
import { concludeVerdicts } from '../../../worker/conclude-verdicts.ts';
import { deliverMessages } from '../../../worker/deliver-messages.ts';
import { destinationOf, placesOf } from '../../../worker/destination.ts';
import { by, bySystem, monday } from '../../support/visit.ts';
import type { World } from '../../bot/world.ts';
import { type Approver, places, type Scene, words } from './interleaving-scene.ts';

/** One thing that happens; those of a batch happen at once. */
export type Step =
  | { t: 'press'; who: number; mess: Mess }
  | { t: 'swapped'; platform: 'telegram' | 'slack' }
  | { t: 'panel'; verdict: 'approve' | 'reject' }
  | { t: 'deliver'; workers: number; fault: Fault }
  | { t: 'undo in a chat' | 'late undo'; who: number }
  | { t: 'killed worker' | 'undo in the panel' | 'minute' | 'redraw' };
type Mess = 'none' | 'lost' | 'twice';
type Fault = 'none' | 'lost answers' | 'errors' | 'limits' | 'deleted';

const who = fc.nat(places.length - 1);
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({
      t: fc.constant('press' as const),
      who,
      mess: fc.constantFrom<Mess[]>('none', 'lost', 'twice'),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      t: fc.constant('swapped' as const),
      platform: fc.constantFrom('telegram' as const, 'slack' as const),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      t: fc.constant('panel' as const),
      verdict: fc.constantFrom('approve' as const, 'reject' as const),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      t: fc.constant('deliver' as const),
      workers: fc.integer({ min: 1, max: 3 }),
      fault: fc.constantFrom<Fault[]>('none', 'lost answers', 'errors', 'limits', 'deleted'),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      t: fc.constantFrom('undo in a chat' as const, 'late undo' as const),
      who,
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      t: fc.constantFrom(
        'killed worker' as const,
        'undo in the panel' as const,
        'minute' as const,
        'redraw' as const,
      ),
    }),
  },
);

/** Batches of things that happen one after the other, those of a batch at once. */
export const batches = fc.array(fc.array(step, { minLength: 1, maxLength: 4 }), {
  minLength: 1,
  maxLength: 5,
});

/** Lets one thing happen. */
export async function happen(world: World, scene: Scene, each: Step): Promise<void> {
  if ('who' in each) return act(world, scene, each);
  switch (each.t) {
    case 'swapped':
      return swap(world, scene, each.platform);
    case 'panel':
      return decideInPanel(scene, each.verdict);
    case 'deliver':
      return deliver(world, scene, each.workers, each.fault);
    case 'killed worker':
      return killAWorker(world, scene);
    case 'undo in the panel':
      return undoInPanel(world, scene);
    case 'minute':
      return passAMinute(world);
    case 'redraw':
      return redraw(world, scene);
  }
}

function act(world: World, scene: Scene, each: Extract<Step, { who: number }>): Promise<void> {
  const approver = scene.approvers[each.who]!;
  switch (each.t) {
    case 'press':
      return press(world, scene, approver, each.mess);
    case 'undo in a chat':
      return undoInChat(world, scene, approver);
    case 'late undo':
      return undoLate(approver);
  }
}

/** Presses the card as it first came, however long ago that was, and keeps what was told. */
export async function press(
  world: World,
  { matter }: Scene,
  { hand, card, told }: Approver,
  mess: Mess = 'none',
): Promise<void> {
  const { provider } = hand;
  if (provider !== 'web' && mess === 'lost') world[provider].dropAck();
  if (provider !== 'web' && mess === 'twice') world[provider].duplicate();
  const { approve } = words[matter];
  const presses = [hand.press(card, approve)];
  if (provider === 'web' && mess !== 'none') presses.push(hand.press(card, approve));
  told.push(...(await Promise.all(presses)));
}

// The first of the two presses arrives after the second.
async function swap(world: World, scene: Scene, platform: 'telegram' | 'slack'): Promise<void> {
  world[platform].reorder();
  const both = scene.approvers.filter(({ hand }) => hand.provider === platform);
  await Promise.all(both.map((approver) => press(world, scene, approver)));
}

const unlessRefused = async (act: () => Promise<unknown>): Promise<void> => {
  await act().catch((error: unknown) => {
    if (!(error instanceof Refusal)) throw error;
  });
};

async function decideInPanel({ matter, official, id }: Scene, verdict: 'approve' | 'reject') {
  const reason = { reason: '人手不足' };
  const withheld = { verdict: 'withhold', ground: 'state-secret', reason: '涉密' } as const;
  const against = matter === 'disclosure' ? withheld : ({ verdict: 'reject', ...reason } as const);
  const given = verdict === 'approve' ? ({ verdict: 'approve' } as const) : against;
  await unlessRefused(() => holdVerdict(by(official), { type: matter, id, ...given }));
}

/** Whoever decided takes it back by a command of their own, if it is still time. */
async function undoInPanel({ sql }: World, { id, people }: Scene): Promise<void> {
  const [held] = await sql(
    `select id, person_id from held_verdict where about_id = $1 and state = 'held'`,
    [id],
  );
  const decider = people.get(held?.['person_id']);
  if (decider) await unlessRefused(() => undoVerdict(by(decider), { heldId: held!['id'] }));
}

/** Somebody who has decided presses 撤销 on what their card shows by then. */
async function undoInChat(world: World, scene: Scene, approver: Approver): Promise<void> {
  const { person, hand, held, told } = approver;
  const own = await world.sql(
    `select 1 from held_verdict where about_id = $1 and person_id = $2 and state = 'held'`,
    [scene.id, person.id],
  );
  if (own.length === 0) return;
  await deliver(world, scene, 1, 'none');
  // Somebody may have deleted it just now.
  const card = await hand.card(words[scene.matter].title).catch(() => undefined);
  if (!card?.buttons.includes('撤销')) return;
  held.push(card);
  told.push(await hand.press(card, '撤销'));
}

/** The same button again, whatever has become of it. */
async function undoLate({ hand, held, told }: Approver): Promise<void> {
  const card = held.at(-1);
  if (card) told.push(await hand.press(card, '撤销'));
}

/** The minute is over; two workers find that at once. */
async function passAMinute(world: World): Promise<void> {
  await Promise.all([world.conclude(), concludeVerdicts()]);
}

/** The lot is drawn anew for the seat, where that was decided. */
async function redraw({ sql }: World, { id }: Scene): Promise<void> {
  const draws = await sql(
    `select d.id from draw d join substitution s on s.id = d.substitution_id
     where s.id = $1 or s.recusal_id = $1`,
    [id],
  );
  for (const { id: drawId } of draws)
    await unlessRefused(() => replaceInspector(bySystem(), { drawId }, monday));
}

const faults: Record<Fault, (world: World) => Promise<void>> = {
  none: async () => {},
  'lost answers': async ({ telegram, slack }) => {
    telegram.hangAfterSend('editMessageText');
    telegram.hangAfterSend('sendMessage');
    slack.hangAfterSend('chat.update');
  },
  errors: async ({ telegram, slack }) => {
    telegram.fail5xx('editMessageText');
    slack.fail5xx('chat.update');
  },
  limits: async ({ telegram, slack }) => {
    telegram.rateLimit({ method: 'editMessageText', count: 1, retryAfter: 2 });
    slack.rateLimit({ method: 'chat.update', count: 1, retryAfter: 2 });
  },
  deleted: async (world) => {
    const [row] = await world.sql(
      `select provider, chat, provider_ref from message
       where provider in ('telegram', 'slack') and state = 'sent' order by number desc limit 1`,
    );
    if (!row) return;
    const provider = row['provider'] as 'telegram' | 'slack';
    world[provider].deleteMessage({ chat: row['chat'], id: row['provider_ref'] });
  },
};

/** Several workers look at everything that is owed about the matter. */
async function deliver(world: World, { id }: Scene, workers: number, fault: Fault): Promise<void> {
  await faults[fault](world);
  await world.wait();
  const rows = await world.sql(
    `select id from message where state <> 'held' and about_id = $1 order by number`,
    [id],
  );
  const work = async () => {
    for (const { id: messageId } of rows)
      await deliverMessages({ messageIds: [messageId] }, adapters());
  };
  await Promise.all(Array.from({ length: workers }, work));
}

/** A worker takes a message and is never heard of again. */
async function killAWorker({ sql }: World, { id }: Scene): Promise<void> {
  const [row] = await sql(
    `select id from message where about_id = $1 and (state = 'pending' or sent_version < desired_version)
     order by number desc limit 1`,
    [id],
  );
  if (!row) return;
  const [places] = await placesOf([row['id']]);
  const dest = await destinationOf(places!, adapters());
  await claim(places!.id, dest!);
}

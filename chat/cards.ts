import { currentTime } from '../db/clock.ts';
import { database } from '../db/data-source.ts';
import { deputyById } from '../db/queries/deputies.ts';
import { resetFacts } from '../db/queries/authenticator-resets.ts';
import { caseFacts } from '../db/queries/card-facts-case.ts';
import { chaseFacts } from '../db/queries/card-facts-chase.ts';
import { complaintFacts } from '../db/queries/card-facts-complaint.ts';
import { consentFacts } from '../db/queries/card-facts-consent.ts';
import { digestFacts } from '../db/queries/digest.ts';
import { disclosureFacts } from '../db/queries/card-facts-disclosure.ts';
import { type DrawFacts, drawFacts } from '../db/queries/card-facts-draw.ts';
import { preflight } from '../db/queries/preflight.ts';
import { reminderOf } from '../db/queries/snoozes.ts';
import { heldFacts } from '../db/queries/held-verdicts.ts';
import { inspectionFacts } from '../db/queries/card-facts-inspection.ts';
import { objectionFacts } from '../db/queries/card-facts-objection.ts';
import { obligationFacts } from '../db/queries/card-facts-obligation.ts';
import { participantFacts } from '../db/queries/card-facts-participant.ts';
import { proposalFacts } from '../db/queries/card-facts-proposal.ts';
import { requestFacts } from '../db/queries/card-facts-request.ts';
import { taskFacts } from '../db/queries/card-facts-task.ts';
import { inspectionProfile } from '../db/queries/inspection-profile.ts';
import { matchOutlook } from '../db/queries/match-outlook.ts';
import { visitRecord } from '../db/queries/visit-record.ts';
import type { Actor } from '../domain/actor.ts';
import type { CardKind } from '../domain/cards.ts';
import { matters } from '../domain/consent.ts';
import { dayOf } from '../domain/day.ts';
import { caseCard } from './cards/case.ts';
import { complaintCard } from './cards/complaint.ts';
import { consentCard } from './cards/consent.ts';
import { deputyCard } from './cards/deputy.ts';
import { digestCard } from './cards/digest.ts';
import { disclosureDueCard } from './cards/disclosure-due.ts';
import { disclosureCard } from './cards/disclosure.ts';
import { drawDeskCard } from './cards/draw-desk.ts';
import { drawNoticeCard } from './cards/draw-notice.ts';
import { heldCard } from './cards/held.ts';
import { inspectionCard } from './cards/inspection.ts';
import { accountCard, type AccountChanged } from './cards/account.ts';
import { chaseCard, chased } from './cards/chase.ts';
import { checkCard } from './cards/check.ts';
import { drillCard } from './cards/drill.ts';
import { drillFacts } from '../db/queries/card-facts-drill.ts';
import { matchDeskCard } from './cards/match-desk.ts';
import { objectionCard } from './cards/objection.ts';
import { obligationDueCard } from './cards/obligation-due.ts';
import { participantCard } from './cards/participant.ts';
import { proposalCard } from './cards/proposal.ts';
import { receiptFacts } from '../db/queries/card-facts-receipt.ts';
import { receiptCard } from './cards/receipt.ts';
import { requestCard } from './cards/request.ts';
import { resetCard } from './cards/reset.ts';
import { taskNoticeCard } from './cards/task-notice.ts';
import { visitRecordCard } from './cards/visit-record.ts';
import { schemeFacts } from '../db/queries/card-facts-scheme.ts';
import { schemeCard } from './cards/scheme.ts';
import { visitTimeCard } from './cards/visit-time.ts';
import { type Unreached, unreachedCard } from './cards/unreached.ts';
import { witnessCard } from './cards/witness.ts';
import { snoozableCard } from './cards/snooze.ts';
import { mapUrl } from './map.ts';
import type { Card } from './port.ts';

/** What a card is asked for: about which row, for whom, with what the message itself carries. */
export type Wanted = {
  type?: string;
  id: string;
  reader: Actor | null;
  vars: Record<string, unknown>;
  /** The message that brings it, where one does. */
  messageId?: string;
};

/** Loads what a card shows and makes it; undefined when the row is not there. */
export const makeCard = (kind: CardKind, wanted: Wanted): Promise<Card | undefined> =>
  makers[kind](wanted);

const makers: Record<CardKind, (wanted: Wanted) => Promise<Card | undefined>> = {
  witness: async ({ id, reader }) =>
    made(await drawFacts(id), (draw) => witnessCard(draw, reader?.id ?? null)),
  'draw-desk': async ({ id }) => {
    const draw = await drawFacts(id);
    return draw && drawDeskCard(draw, await unreachedBy(draw));
  },
  'draw-notice': async ({ id }) => made(await drawFacts(id), drawNoticeCard),
  'task-notice': async ({ id, vars }) => made(await taskFacts(id, unitsIn(vars)), taskNoticeCard),
  participant: async ({ id }) => made(await participantFacts(id), participantCard),
  'match-desk': async ({ id, vars }) => {
    const units = unitsIn(vars);
    const outlook = await outlookOn(id, units);
    return made(await taskFacts(id, units), (task) => matchDeskCard(task, outlook));
  },
  inspection: async ({ id, reader }) =>
    made(await inspectionFacts(id, reader?.id ?? null), (facts) =>
      inspectionCard(facts, reader?.id ?? null, mapUrl(facts.subject.address)),
    ),
  'visit-time': async ({ id, reader }) => {
    const facts = await inspectionFacts(id, reader?.id ?? null);
    const record = facts && (await visitRecord(database().manager, id));
    return record && visitTimeCard(facts, record, reader?.id ?? null);
  },
  'visit-record': async ({ id, reader }) => {
    const facts = await inspectionFacts(id, reader?.id ?? null);
    if (!facts) return undefined;
    const record = await visitRecord(database().manager, id);
    const profile = await inspectionProfile(id);
    return visitRecordCard({ facts, record, profile }, reader?.id ?? null);
  },
  recusal: async ({ id, reader }) =>
    made(await requestFacts('recusal', id, reader?.id ?? null), (facts) =>
      requestCard(facts, reader),
    ),
  substitution: async ({ id, reader }) =>
    made(await requestFacts('substitution', id, reader?.id ?? null), (facts) =>
      requestCard(facts, reader),
    ),
  deputy: async ({ id }) => {
    const row = await deputyById(id);
    return row && deputyCard(row, dayOf(await currentTime()));
  },
  reset: async ({ id }) => made(await resetFacts(id), resetCard),
  unreached: async ({ id, vars }) =>
    made(await taskFacts(id, null), (task) => unreachedCard(task, vars as Unreached)),
  case: async ({ id, reader }) => made(await caseFacts(id), (facts) => caseCard(facts, reader)),
  objection: async ({ id, reader }) =>
    inItsMinute(
      made(await objectionFacts(id), (facts) => objectionCard(facts, reader)),
      reader,
    ),
  scheme: async ({ id, reader }) =>
    made(await schemeFacts(id), (facts) => schemeCard(facts, reader)),
  complaint: async ({ id }) => made(await complaintFacts(id), complaintCard),
  receipt: async ({ id }) => made(await receiptFacts(id), receiptCard),
  proposal: async ({ id, reader }) =>
    inItsMinute(
      made(await proposalFacts(id), (facts) => proposalCard(facts, reader)),
      reader,
    ),
  consent: async ({ type, id, reader }) => {
    const matter = matters.find((known) => known === type);
    if (!matter) return undefined;
    const facts = await consentFacts(matter, id);
    return inItsMinute(facts && consentCard(facts, reader), reader);
  },
  disclosure: async ({ id, reader }) =>
    inItsMinute(
      made(await disclosureFacts(id), (facts) => disclosureCard(facts, reader)),
      reader,
    ),
  'disclosure-due': async ({ id, reader, vars, messageId }) => {
    const facts = await disclosureFacts(id);
    const card = facts && disclosureDueCard(facts, reader, asNumber(vars['left']));
    return snoozable(await inItsMinute(card, reader), messageId);
  },
  digest: async ({ id }) => made(await digestFacts(id), digestCard),
  'obligation-due': async ({ id, vars, messageId }) => {
    const facts = await obligationFacts(id);
    const card = facts && obligationDueCard(facts, asNumber(vars['left']));
    return snoozable(card, messageId);
  },
  account: async ({ id, vars }) => accountCard({ ...(vars as AccountChanged), personId: id }),
  check: async ({ id }) => checkCard(id, true),
  chase: async ({ id, vars }) => {
    const to = chased.find((known) => known === vars['to']) ?? 'reader';
    return made(await chaseFacts(id), (facts) => chaseCard(facts, to));
  },
  drill: async ({ id, reader }) => made(await drillFacts(id, reader?.id ?? null), drillCard),
};

async function unreachedBy({ taskId, taskState }: DrawFacts): Promise<number> {
  if (taskState !== 'confirmed') return 0;
  const { unreached } = await preflight(database(), taskId, await currentTime());
  return unreached.length;
}

// What was decided within the minute stands on the cards of those who could decide.
async function inItsMinute(
  card: Card | undefined,
  reader: Actor | null,
): Promise<Card | undefined> {
  if (!card) return undefined;
  const { type, id } = card.about;
  return heldCard(card, await heldFacts(type, id, reader?.id ?? null), reader);
}

const made = <F>(facts: F | undefined, make: (facts: F) => Card): Card | undefined =>
  facts && make(facts);

const outlookOn = async (taskId: string, units: string[] | null) =>
  matchOutlook(database().manager, taskId, { today: dayOf(await currentTime()), units });

// whoever has a part of a task is told of that part only.
const unitsIn = ({ units }: Wanted['vars']): string[] | null =>
  Array.isArray(units) ? units.map(String) : null;

const asNumber = (value: unknown) => (typeof value === 'number' ? value : undefined);
async function snoozable(card: Card | undefined, messageId?: string): Promise<Card | undefined> {
  if (!card || !messageId) return card;
  const reminder = await reminderOf(database().manager, messageId);
  return snoozableCard(card, reminder, await currentTime());
}

import { randomUUID } from 'node:crypto';
import { told } from '../chat/text.ts';
import { whereabouts } from '../db/queries/where-about.ts';
import type { ActionToken } from '../db/entities/action-token.ts';
import { system } from '../domain/actor.ts';
import { Refusal } from '../domain/refusal.ts';
import type { Locale, TextKey } from '../locales/translate.ts';
import { log } from '../log.ts';
import { adoptCopy } from '../usecases/message/adopt.ts';
import { refreshMessage } from '../usecases/notify.ts';
import { recordRefusal } from '../usecases/refused.ts';
import { commandOf } from '../usecases/usecase.ts';
import { runCommand } from './commands.ts';
import { grantOf } from './grants.ts';
import { takeFile } from './files.ts';
import { type Deed, type From, type Inbound, settle } from './inbound.ts';
import { answerForLink, askForLink, waitForLink } from './link.ts';
import { heardFrom, type Known, knownPerson, setReachable } from './people.ts';
import { pressGrant, submitGrant } from './pressed.ts';
import { runSetting, settingNames } from './settings.ts';
import { takePlace } from './places.ts';
import type { Reply } from './reply.ts';
import { oneTimeLink } from './step-up.ts';
import { answerChoice, answerWords } from './steps.ts';

/**
 * Handles something that was kept: the person first, then what they did. A refusal is put on the
 * trail and told to them alone; anything else that goes wrong is logged under a number they can name.
 * `bytes` are those of a file that came along with it.
 */
export async function receive(inbound: Inbound, bytes?: Uint8Array): Promise<Reply> {
  let known: Known | undefined;
  try {
    known = await personOf(inbound);
    await Promise.all([hear(inbound, known), adopt(inbound, known)]);
    const reply = await act(inbound, known, bytes);
    await settle(inbound.eventKey, 'done');
    return { tone: 'ok', locale: known?.locale ?? 'zh-CN', ...reply };
  } catch (error) {
    const locale = known?.locale ?? 'zh-CN';
    if (!(error instanceof Refusal)) return fail(inbound, error, locale);
    return refuse(inbound, known, error, locale).catch((fault: unknown) =>
      fail(inbound, fault, locale),
    );
  }
}

// Whoever waits for an answer gets one, also where what went wrong cannot be written down.
async function fail({ eventKey }: Inbound, error: unknown, locale: Locale): Promise<Reply> {
  const number = randomUUID().slice(0, 8);
  log.error({ err: error, number, eventKey }, 'press failed');
  await settle(eventKey, `failed ${number}`).catch((err: unknown) =>
    log.error({ err, number, eventKey }, 'failure not kept'),
  );
  return { tone: 'deny', note: told('note.failed', { number }), locale };
}

// Two things can be done by somebody who is not linked yet: to link, and to let the bot in or out.
async function personOf({ from, deed }: Inbound): Promise<Known | undefined> {
  const isOpen = ['reachability', 'command', 'link'].includes(deed.t);
  try {
    return await knownPerson(from);
  } catch (error) {
    if (isOpen && error instanceof Refusal) return undefined;
    if (error instanceof Refusal) await waitForLink(from, deed);
    throw error;
  }
}

async function hear({ from, deed }: Inbound, known: Known | undefined): Promise<void> {
  if (known && deed.t !== 'reachability') await heardFrom(from, known);
}

// A copy that nobody knew of has just been pressed: from now on it follows the others.
async function adopt({ from, deed }: Inbound, known: Known | undefined): Promise<void> {
  if (deed.t !== 'press' || !deed.at || !known) return;
  const { provider, account, chat } = from;
  const pressed = { grant: deed.grant, personId: known.actor.id, ref: deed.at };
  await adoptCopy({ ...pressed, provider, account, chat });
}

async function act(
  inbound: Inbound,
  known: Known | undefined,
  bytes?: Uint8Array,
): Promise<Partial<Reply>> {
  const { from, deed } = inbound;
  if (deed.t === 'reachability') {
    await setReachable(from, deed.reachable);
    return {};
  }
  if (deed.t === 'command') return command(from, deed, known);
  if (deed.t === 'link') return answerForLink(from, deed);
  if (!known) throw new Refusal('unknown-person');
  return actOf(inbound, deed, known, bytes);
}

type OwnDeed = Exclude<Deed, { t: 'reachability' | 'command' | 'link' }>;

async function actOf(
  { eventKey, from }: Inbound,
  deed: OwnDeed,
  known: Known,
  bytes?: Uint8Array,
): Promise<Partial<Reply>> {
  switch (deed.t) {
    case 'press':
      return pressGrant(deed.grant, known, from.provider, deed.place);
    case 'form':
      return submitGrant(deed.grant, deed.answers, known, from.provider);
    case 'choice':
      return answerChoice(deed, known, from.provider);
    case 'file':
      return takeFile({ eventKey, from, file: deed.file, bytes }, known);
    case 'place':
      return takePlace(deed.place, known, from);
    case 'words':
      return answerWords(deed.text, known, from);
  }
}

async function command(
  from: From,
  deed: { name: string; argument: string },
  known: Known | undefined,
): Promise<Partial<Reply>> {
  const setting = settingNames.find((name) => name === deed.name);
  if (setting && known) return runSetting(setting, deed.argument, known, from.provider);
  if (setting) throw new Refusal('unknown-person');
  if (deed.name === 'start' && deed.argument) return askForLink(from, deed.argument);
  return { note: await runCommand(from, deed, known) };
}

// Where a second factor is missing, the refusal comes with the way to it.
const wayUp = async ({ code }: Refusal, known: Known | undefined, grant: ActionToken | null) =>
  code === 'step-up-needed' && known && grant
    ? oneTimeLink(known.actor.id, { type: grant.aboutType, id: grant.aboutId })
    : undefined;

async function refuse(
  { eventKey, from, deed }: Inbound,
  known: Known | undefined,
  refusal: Refusal,
  locale: Locale,
): Promise<Reply> {
  const grant = await grantOf(deed);
  const action = grant?.action ?? `chat.${deed.t}`;
  const about = grant
    ? { type: grant.aboutType, id: grant.aboutId }
    : { type: 'chat', id: `${from.provider}:${from.user}` };
  const where = await whereabouts(about.type, about.id);
  const command = commandOf(known?.actor ?? system, from.provider, grant?.seenVersion);
  await recordRefusal(command, action, { ...about, ...where }, refusal);
  // The card that was pressed may show what no longer is: it becomes what it should be (chat.md §4.5, case 4).
  if (grant?.messageId) await refreshMessage(grant.messageId);
  await settle(eventKey, refusal.code);
  const note = told(`refusal.${refusal.code}` as TextKey, refusal.details);
  const link = await wayUp(refusal, known, grant);
  return { tone: 'deny', note, locale, ...(link && { link }) };
}

import { type Text, told } from '../chat/text.ts';
import { whereabouts } from '../db/queries/where-about.ts';
import { database } from '../db/data-source.ts';
import { Refusal } from '../domain/refusal.ts';
import type { TextKey } from '../locales/translate.ts';
import { answerLink, askToLink, linkTries } from '../usecases/account/link.ts';
import { keepPendingPress, takePendingPress } from '../usecases/account/pending-press.ts';
import { noteAnswer, type Account } from '../usecases/account/reach.ts';
import { recordRefusal } from '../usecases/refused.ts';
import { commandOf } from '../usecases/usecase.ts';
import { findGrant } from './grants.ts';
import type { Deed, From } from './inbound.ts';
import { linkChoices } from './link-data.ts';
import { type Known, knownPerson, privateChat } from './people.ts';
import { pressGrant } from './pressed.ts';
import type { Reply } from './reply.ts';

/** Asks whoever brings a code whether they are its person, before anything is linked. */
export async function askForLink(from: From, codeHash: string): Promise<Partial<Reply>> {
  const whose = accountOf(from);
  if (!whose) throw new Refusal('link-refused');
  await refuseGuessing(from);
  const { claimId, name, locale } = await askToLink({
    codeHash,
    ...whose,
    chat: privateChat(from),
  });
  return { locale, note: told('note.link.ask', { name }), choices: linkChoices(claimId) };
}

/**
 * Links the account whose owner said that they are the person, and carries out the press that it made
 * before anybody knew whose it is: once, as if it were made now.
 */
export async function answerForLink(
  from: From,
  { claim, answer }: Extract<Deed, { t: 'link' }>,
): Promise<Partial<Reply>> {
  const whose = accountOf(from);
  if (!whose) throw new Refusal('link-refused');
  const { name } = await answerLink({ claimId: claim, whose, answer });
  if (name === null) return { note: told('note.link.declined') };
  const linked = told('note.linked', { name });
  const known = await knownPerson(from);
  await noteAnswer(known.actor.id, from.provider);
  const grant = await takePendingPress(whose);
  if (!grant) return { note: linked, locale: known.locale };
  const { note, form, link } = await replay(grant, known, from);
  return {
    locale: known.locale,
    note: note ? { lines: [linked, note] } : linked,
    ...(form && { form }),
    ...(link && { link }),
  };
}

/** Keeps what somebody pressed whom nobody knows yet, for when they are linked. */
export async function waitForLink(from: From, deed: Deed): Promise<void> {
  const whose = accountOf(from);
  if (whose && deed.t === 'press') await keepPendingPress(whose, deed.grant);
}

function accountOf({ provider, account, user }: From): Account | undefined {
  return provider === 'web' ? undefined : { provider, account, userId: user };
}

// Whoever tried too many codes within a quarter of an hour waits.
async function refuseGuessing({ provider, account, user }: From): Promise<void> {
  const [{ count }] = await database().query(
    `select count(*)::int as count from inbox where provider = $1 and account = $2 and actor = $3
       and outcome = 'link-refused' and received_at > clock_timestamp() - interval '15 minutes'`,
    [provider, account, user],
  );
  if (count >= linkTries) throw new Refusal('link-refused');
}

// A press that is refused by now does not undo the link: both are told.
async function replay(hash: string, known: Known, from: From): Promise<Partial<Reply>> {
  try {
    return await pressGrant(hash, known, from.provider);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { note: await recordRefused(hash, known, from, error) };
  }
}

async function recordRefused(
  hash: string,
  known: Known,
  { provider }: From,
  refusal: Refusal,
): Promise<Text> {
  const grant = await findGrant(hash);
  const about = { type: grant?.aboutType ?? 'chat', id: grant?.aboutId ?? hash };
  const where = await whereabouts(about.type, about.id);
  const command = commandOf(known.actor, provider, grant?.seenVersion);
  await recordRefusal(command, grant?.action ?? 'chat.press', { ...about, ...where }, refusal);
  return told(`refusal.${refusal.code}` as TextKey, refusal.details);
}

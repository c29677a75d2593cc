import { type Text, told } from '../chat/text.ts';
import { database } from '../db/data-source.ts';
import { openVisits } from '../db/queries/open-visits.ts';
import { Refusal } from '../domain/refusal.ts';
import type { TextKey } from '../locales/translate.ts';
import { linkAccount, linkTries } from '../usecases/account/link.ts';
import type { From } from './inbound.ts';
import { type Known, setReachable } from './people.ts';

/** Answers /start, /tasks and /help. The argument of /start is the hash of a link code, or empty. */
export async function runCommand(
  from: From,
  { name, argument }: { name: string; argument: string },
  known: Known | undefined,
): Promise<Text> {
  if (name === 'start') return argument ? link(from, argument) : welcome(from, known);
  if (name === 'tasks') return tasks(known);
  return told('note.help');
}

async function link(from: From, codeHash: string): Promise<Text> {
  if (from.provider === 'web') throw new Refusal('link-refused');
  await refuseGuessing(from);
  const { provider, account, user: userId, chat } = from;
  const { name } = await linkAccount({ codeHash, provider, account, userId, chat });
  return told('note.linked', { name });
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

async function welcome(from: From, known: Known | undefined): Promise<Text> {
  if (!known) return told('note.welcome');
  await setReachable(from, true);
  return told('note.help');
}

async function tasks(known: Known | undefined): Promise<Text> {
  if (!known) throw new Refusal('unknown-person');
  const visits = await openVisits(known.actor.id);
  if (visits.length === 0) return told('note.tasks.none');
  return {
    lines: [
      told('note.tasks'),
      ...visits.map(({ code, state, subject, endsOn }) =>
        told('note.tasks.line', {
          code,
          subject,
          state: told(`state.inspection.${state}` as TextKey),
          to: { on: endsOn },
        }),
      ),
    ],
  };
}

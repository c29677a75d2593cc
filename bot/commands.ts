import { type Text, told } from '../chat/text.ts';
import { openVisits } from '../db/queries/open-visits.ts';
import { Refusal } from '../domain/refusal.ts';
import type { TextKey } from '../locales/translate.ts';
import type { From } from './inbound.ts';
import { type Known, setReachable } from './people.ts';

/** Answers /start without a code, /tasks and /help. */
export async function runCommand(
  from: From,
  { name }: { name: string },
  known: Known | undefined,
): Promise<Text> {
  if (name === 'start') return welcome(from, known);
  if (name === 'tasks') return tasks(known);
  return told('note.help');
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

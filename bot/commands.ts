import { type Text, told } from '../chat/text.ts';
import { openVisits } from '../db/queries/open-visits.ts';
import { Refusal } from '../domain/refusal.ts';
import { listFor, listNames, visitLine } from './agenda.ts';
import type { From } from './inbound.ts';
import { type Known, setReachable } from './people.ts';

/** Answers /start without a code, the lists that somebody can ask for, /tasks and /help. */
export async function runCommand(
  from: From,
  { name }: { name: string },
  known: Known | undefined,
): Promise<Text> {
  if (name === 'start') return welcome(from, known);
  if (name === 'tasks') return tasks(known);
  const list = listNames.find((each) => each === name);
  if (list) return listFor(list, linked(known));
  return help(from);
}

const help = ({ provider }: From): Text =>
  told(provider === 'slack' ? 'note.help.slack' : 'note.help');

function linked(known: Known | undefined): Known {
  if (!known) throw new Refusal('unknown-person');
  return known;
}

async function welcome(from: From, known: Known | undefined): Promise<Text> {
  if (!known) return told('note.welcome');
  await setReachable(from, true);
  return help(from);
}

async function tasks(known: Known | undefined): Promise<Text> {
  const visits = await openVisits(linked(known).actor.id);
  if (visits.length === 0) return told('note.tasks.none');
  return { lines: [told('note.tasks'), ...visits.map(visitLine)] };
}

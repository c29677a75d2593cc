import { randomUUID } from 'node:crypto';
import type { Form, FormField } from '../chat/port.ts';
import { told } from '../chat/text.ts';
import { currentTime } from '../db/clock.ts';
import { database } from '../db/data-source.ts';
import { ChatForm } from '../db/entities/chat-form.ts';
import type { Door } from '../domain/actor.ts';
import { Refusal } from '../domain/refusal.ts';
import { draftAnswers, keepDraft } from './draft.ts';
import { asksForm, formFor } from './forms.ts';
import { commandOf } from '../usecases/usecase.ts';
import { findGrant } from './grants.ts';
import type { From } from './inbound.ts';
import type { Known } from './people.ts';
import type { Answers } from './points.ts';
import { submitGrant } from './pressed.ts';
import type { Reply } from './reply.ts';

/** The question that is open in a form which a chat asks step by step. */
export type Step = {
  formId: string;
  title: Form['title'];
  field: FormField;
  index: number;
  /** The message that shows the question, when there is one to change. */
  promptRef: string | null;
  /** How many answers of an earlier time are kept, where the form goes on from them. */
  resumed?: number;
  /** What is ticked so far, where several may be. */
  picked?: string[];
};

/** The option that means: leave this empty. */
export const skipOption = -1;
/** The option that means: forget the whole form. */
export const cancelOption = -2;
/** The option that means: what is ticked is the answer. */
export const doneOption = -4;
/** The option that means: begin the checklist from its first point. */
export const restartOption = -3;

// The token's hash lies among the answers: nothing that a field could be called.
const grantKey = '$grant';
// So do the options of the open question as they were shown: a list of people may be another one by the
// time somebody presses, and the third of it somebody else.
const shownKey = '$shown';
// And what is ticked so far of a question with several answers.
const pickedKey = '$picked';
const lifeHours = 24;

/** Begins a form in a chat that has none of its own, and gives its first question. */
export async function beginSteps(form: Form, personId: string, from: From): Promise<Step> {
  const grant = await findGrant(form.grant);
  if (!grant) throw new Refusal('button-expired');
  const kept = await keptAnswers(grant);
  const open = await firstOpen(grant, form.grant, personId, kept);
  if (!open) throw new Refusal('bad-input', { field: form.action });
  const now = await currentTime();
  const id = randomUUID();
  // Whoever begins another form has left the one before.
  await database().query(
    `update chat_form set done_at = $4 where person_id = $1 and provider = $2 and chat = $3 and done_at is null`,
    [personId, from.provider, from.chat, now],
  );
  await database().manager.insert(ChatForm, {
    id,
    personId,
    provider: from.provider,
    chat: from.chat,
    action: grant.action,
    aboutType: grant.aboutType,
    aboutId: grant.aboutId,
    seenVersion: grant.seenVersion,
    cardHash: grant.cardHash,
    commandId: grant.commandId,
    answers: { ...kept, [grantKey]: form.grant, [shownKey]: shownIn(open.field) } as never,
    expiresAt: new Date(now.getTime() + lifeHours * 3_600_000),
  });
  const resumed = Object.values(kept).filter(Boolean).length;
  return { ...stepOf({ id, promptRef: null }, open), resumed };
}

type About = Pick<ChatForm, 'action' | 'aboutId'>;

// A checklist goes on where it was left, on whichever device.
async function keptAnswers({ action, aboutId }: About): Promise<Answers> {
  if (action !== 'result.submit') return {};
  const draft = Object.entries(await draftAnswers(aboutId));
  return Object.fromEntries(draft.filter(([name, value]) => /^p\d/.test(name) && value));
}

/** Remembers which message shows the open question. */
export async function keepPrompt(formId: string, promptRef: string): Promise<void> {
  await database().query('update chat_form set prompt_ref = $2 where id = $1', [formId, promptRef]);
}

/** The messages of this chat that still show a question of a form that is over; each is given once. */
export async function endedPrompts({ provider, chat }: From): Promise<string[]> {
  const [rows]: [{ prompt: string }[], number] = await database().query(
    `update chat_form set prompt_ref = null from (
       select id, prompt_ref as prompt from chat_form
       where provider = $1 and chat = $2 and done_at is not null and prompt_ref is not null
       for update skip locked) as ended
     where chat_form.id = ended.id returning ended.prompt`,
    [provider, chat],
  );
  return rows.map(({ prompt }) => prompt);
}

/** An option was pressed. */
export async function answerChoice(
  { form: id, field: index, option }: { form: string; field: number; option: number },
  known: Known,
  door: Door,
): Promise<Partial<Reply>> {
  const row = await database().manager.findOneBy(ChatForm, { id });
  if (!row || row.personId !== known.actor.id) throw new Refusal('not-your-button');
  if (option === cancelOption) {
    await finish(row);
    return { note: told('note.form-gone') };
  }
  if (option === restartOption) return restart(row);
  const open = await openField(row);
  if (!open || open.index !== index) throw new Refusal('button-expired');
  const { [shownKey]: shown, [pickedKey]: picked } = row.answers as Answers;
  if (option === doneOption) return goOn(row, open, tickedIn(open.field, picked), known, door);
  const chosen = chosenOf(open.field, option, shown);
  if (open.field.t === 'several' && chosen !== '') {
    return tick(row, open, pickedOf(open.field, picked), chosen);
  }
  return goOn(row, open, chosen, known, door);
}

function tickedIn(field: FormField, picked: string | undefined): string {
  const ticked = pickedOf(field, picked);
  if (field.t !== 'several') throw new Refusal('button-expired');
  if (field.required && ticked.length === 0) throw new Refusal('nothing-chosen');
  return ticked.join(',');
}

// What was there before, until somebody ticks.
const pickedOf = ({ value }: FormField, kept: string | undefined): string[] =>
  (kept ?? value ?? '').split(',').filter(Boolean);

// Pressed once it is chosen, pressed again it is not.
async function tick(row: ChatForm, open: Open, before: string[], chosen: string) {
  const picked = before.includes(chosen)
    ? before.filter((one) => one !== chosen)
    : [...before, chosen];
  await database().query('update chat_form set answers = answers || $2 where id = $1', [
    row.id,
    JSON.stringify({ [pickedKey]: picked.join(',') }),
  ]);
  return { step: { ...stepOf(row, open), picked } };
}

// The option that was pressed, as it was shown. Whether it may still be chosen the use-case says.
function chosenOf(field: FormField, option: number, shown = '[]'): string {
  if (option === skipOption && !field.required) return '';
  const chosen = (JSON.parse(shown) as string[])[option];
  if (chosen === undefined) throw new Refusal('button-expired');
  return chosen;
}

const shownIn = (field: FormField | undefined): string =>
  JSON.stringify(field && field.t !== 'text' ? field.options.map(([value]) => value) : []);

/** Somebody wrote: the answer to the open question, when it asks for words. */
export async function answerWords(text: string, known: Known, from: From): Promise<Partial<Reply>> {
  const row = await database().manager.findOne(ChatForm, {
    where: { personId: known.actor.id, provider: from.provider, chat: from.chat },
    order: { expiresAt: 'desc' },
  });
  const open = row && (await openField(row));
  if (!row || open?.field.t !== 'text') return { note: told('note.help') };
  return goOn(row, open, text.trim().slice(0, open.field.maxLength), known, from.provider);
}

// The answers stay on the checklist until others take their place.
async function restart(row: ChatForm): Promise<Partial<Reply>> {
  const grant = (row.answers as Answers)[grantKey];
  const open = grant ? await firstOpen(row, grant, row.personId, {}) : undefined;
  if (!open || !(await isLive(row))) throw new Refusal('button-expired');
  await database().query('update chat_form set answers = $2 where id = $1', [
    row.id,
    JSON.stringify({ [grantKey]: grant, [shownKey]: shownIn(open.field) }),
  ]);
  return { step: stepOf(row, open) };
}

type Open = { form: Form; field: FormField; index: number };

const isLive = async ({ doneAt, expiresAt }: ChatForm): Promise<boolean> =>
  !doneAt && expiresAt > (await currentTime());

/** The question of a form that waits for an answer. */
async function openField(row: ChatForm): Promise<Open | undefined> {
  const answers = row.answers as Answers;
  const grant = answers[grantKey];
  if (!grant || !(await isLive(row))) return undefined;
  return firstOpen(row, grant, row.personId, answers);
}

// What has been answered may bring further questions with it.
async function firstOpen(
  { action, aboutId }: About,
  grant: string,
  personId: string,
  answers: Answers,
): Promise<Open | undefined> {
  if (!asksForm(action)) return undefined;
  const form = await formFor(action, aboutId, grant, personId, answers);
  const index = form.fields.findIndex(({ name }) => answers[name] === undefined);
  const field = form.fields[index];
  return field && { form, field, index };
}

const stepOf = (
  { id, promptRef }: Pick<ChatForm, 'id' | 'promptRef'>,
  { form, field, index }: Open,
): Step => ({
  formId: id,
  title: form.title,
  field,
  index,
  promptRef,
  ...(field.t === 'several' && { picked: pickedOf(field, undefined) }),
});

/** Takes the answer to the open question, and asks the next one or hands the form in. */
async function goOn(
  row: ChatForm,
  { form, field }: Open,
  answer: string,
  known: Known,
  door: Door,
): Promise<Partial<Reply>> {
  const after = { ...(row.answers as Answers), [field.name]: answer };
  await keepPoint(row, field.name, after, known, door);
  const next = await firstOpen(row, form.grant, row.personId, after);
  const [[changed]]: [{ answers: Answers }[]] = await database().query(
    `update chat_form set answers = answers - '${pickedKey}' || $2 where id = $1 and not answers ? $3 returning answers`,
    [
      row.id,
      JSON.stringify({ [field.name]: answer, [shownKey]: shownIn(next?.field) }),
      field.name,
    ],
  );
  if (!changed) throw new Refusal('button-expired');
  if (next) return { step: stepOf(row, next) };
  await finish(row);
  const answers = { ...changed.answers, [grantKey]: undefined, [shownKey]: undefined };
  return submitGrant(form.grant, answers, known, door);
}

// each answer has its time, whether or not the result is entered in the end.
async function keepPoint(row: ChatForm, name: string, after: Answers, known: Known, door: Door) {
  const [point] = /^p\d+/.exec(name) ?? [];
  if (row.action !== 'result.submit' || !point) return;
  const filled = { [point]: after[point], [`${point}-note`]: after[`${point}-note`] };
  await keepDraft(commandOf(known.actor, door), row.aboutId, filled);
}

async function finish({ id }: ChatForm): Promise<void> {
  await database().query('update chat_form set done_at = $2 where id = $1', [
    id,
    await currentTime(),
  ]);
}

import { receiptsOf } from '../../domain/draw/receipt.ts';
import { receiptSteps } from '../../domain/draw/receipt-steps.ts';
import { Refusal } from '../../domain/refusal.ts';
import { type CheckedHand, checkHand } from './check-hand.ts';
import { type Hand, take } from './hand.ts';
import type { Answer, Given, Outcome, ProgressStep, Question, Refused } from './messages.ts';

// Everything is computed here, off the page's thread; this script may connect to nothing.
const emptyHand = (): Hand => ({ held: [] });
const nothing: CheckedHand = {
  outcome: { receipt: null, transcript: null, recomputed: null },
  beside: undefined,
  source: null,
};

let hand = emptyHand();
let checked = nothing;
let receiptOf: ReturnType<typeof receiptsOf> | null = null;
let busy: Promise<void> = Promise.resolve();

addEventListener('message', ({ data }: MessageEvent<Question>) => {
  busy = busy.then(() => answer(data)).catch(() => say({ job: data.job, type: 'failed' }));
});

const say = (message: Answer) => postMessage(message);

async function answer(question: Question): Promise<void> {
  const started = performance.now();
  const { job } = question;
  const refused = await handle(question);
  const outcome: Outcome = {
    held: hand.held,
    refused,
    ...checked.outcome,
    canFind: checked.source !== null,
    elapsedMs: performance.now() - started,
  };
  say({ job, type: 'outcome', outcome: forPage(outcome) });
}

async function handle(question: Question): Promise<Refused[]> {
  if (question.type === 'check') return check(question.job, question.given);
  if (question.type === 'find') find(question.id);
  else [hand, checked, receiptOf] = [emptyHand(), nothing, null];
  return [];
}

async function check(job: number, given: Given[]): Promise<Refused[]> {
  const tell = teller(job);
  tell('read', 0, 0);
  const refused: Refused[] = [];
  for (const each of given) {
    const fault = await take(hand, each);
    if (fault) refused.push(fault);
  }
  [checked, receiptOf] = [nothing, null];
  try {
    checked = checkHand(hand, tell);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    refused.push(faultOfPool(error));
  }
  return refused;
}

const frameMs = 16;

// A file may claim more strata than a page can be told of; once a frame is often enough.
function teller(job: number) {
  let told = { step: '', at: 0 };
  return (step: ProgressStep, done: number, total: number) => {
    const now = performance.now();
    if (step === told.step && now - told.at < frameMs) return;
    told = { step, at: now };
    say({ job, type: 'progress', step, done, total });
  };
}

function faultOfPool({ details }: Refusal): Refused {
  const name = hand.held.find(({ kind }) => kind === 'pool')?.name ?? '';
  const { field = '', rule = '', id, record } = details;
  return {
    name,
    reason: 'malformed',
    field: [record !== undefined && `[${record}]`, field, id].filter(Boolean).join('.'),
    rule: String(rule),
  };
}

function find(id: string): void {
  const { source, beside } = checked;
  if (!source) return;
  receiptOf ??= receiptsOf(source.pool, source.spec);
  const receipt = receiptSteps(receiptOf(id), beside);
  checked = { ...checked, outcome: { ...checked.outcome, receipt } };
}

const mostShown = 200;

/** The outcome without what the page cannot show: the drawn ids beyond the first of each stratum. */
function forPage(outcome: Outcome): Outcome {
  const { transcript, recomputed } = outcome;
  return {
    ...outcome,
    transcript: transcript && {
      ...transcript,
      steps: transcript.steps.map((step) => {
        const { strata } = step.facts;
        return strata ? { ...step, facts: { ...step.facts, strata: shown(strata) } } : step;
      }),
    },
    recomputed: recomputed && { ...recomputed, strata: shown(recomputed.strata) },
  };
}

type Strata = NonNullable<Outcome['recomputed']>['strata'];

const shown = (strata: Strata): Strata =>
  Object.fromEntries(
    Object.entries(strata).map(([number, { drawn, ...stratum }]) => [
      number,
      { ...stratum, drawn: drawn && drawn.slice(0, mostShown) },
    ]),
  );

import { html, type Part } from '../../html.ts';
import { handList } from './hand-list.ts';
import type { Answer, Given, Outcome, Question } from './messages.ts';
import { progressIn } from './progress.ts';
import { showReceipt } from './show-receipt.ts';
import { showRecomputed, showTranscript } from './show-transcript.ts';
import { wordsIn } from './words.ts';

const root = document.querySelector<HTMLElement>('#verify')!;
const { worker: workerSource = '', files = '[]', words: terms = '{}' } = root.dataset;
const words = wordsIn(document.documentElement.lang, JSON.parse(terms) as Record<string, string>);
const { t } = words;
const worker = new Worker(workerSource);
const place = (id: string) => document.getElementById(id)!;
const progress = progressIn(place('progress'), words);
let lastJob = 0;

document.getElementById('no-script')?.remove();
root.hidden = false;
worker.addEventListener('message', ({ data }: MessageEvent<Answer>) => hear(data));
worker.addEventListener('error', fail);
listen();
void load(JSON.parse(files) as string[]);

type Wish = { type: 'check'; given: Given[] } | { type: 'find'; id: string } | { type: 'clear' };

function ask(wish: Wish): void {
  lastJob += 1;
  const question: Question = { ...wish, job: lastJob };
  worker.postMessage(question);
}

function check(given: Given[]): void {
  if (given.length > 0) ask({ type: 'check', given });
}

// An answer to a question that was overtaken by another is not shown.
function hear(answer: Answer): void {
  if (answer.job !== lastJob) return;
  if (answer.type === 'progress') {
    progress.show(answer.step, answer.done, answer.total);
    return;
  }
  progress.hide();
  if (answer.type === 'failed') fail();
  else show(answer.outcome);
}

function fail(): void {
  progress.hide();
  put('outcome', html`<p class="note bad" role="alert">${t('verify.worker-failed')}</p>`);
}

function put(id: string, part: Part): void {
  place(id).innerHTML = html`${part}`.text;
}

function show(outcome: Outcome): void {
  const { receipt, transcript, recomputed, canFind, elapsedMs } = outcome;
  put('held', handList(words, outcome));
  put('outcome', [
    receipt && html`<section>${showReceipt(words, receipt)}</section>`,
    transcript && html`<section>${showTranscript(words, transcript)}</section>`,
    recomputed && html`<section>${showRecomputed(words, recomputed)}</section>`,
  ]);
  place('find').hidden = !canFind;
  place('clear')?.addEventListener('click', () => ask({ type: 'clear' }));
  const heading = document.querySelector<HTMLElement>('#outcome h2');
  const seconds = (elapsedMs / 1000).toFixed(elapsedMs < 10_000 ? 2 : 1);
  place('elapsed').textContent = heading ? t('verify.elapsed', { seconds }) : '';
  place('status').textContent = heading?.innerText ?? '';
  heading?.focus();
}

function listen(): void {
  const files = place('files') as HTMLInputElement;
  files.addEventListener('change', () => {
    check(givenOf(files.files));
    files.value = '';
  });
  place('paste').addEventListener('submit', (event) => {
    event.preventDefault();
    const text = (place('pasted') as HTMLTextAreaElement).value.trim();
    if (text) check([{ name: t('verify.pasted'), blob: new Blob([text]) }]);
  });
  place('find').addEventListener('submit', (event) => {
    event.preventDefault();
    find((place('id') as HTMLInputElement).value.trim().toUpperCase());
  });
  listenToDrops();
}

function find(id: string): void {
  const isId = /^[0-9A-Z]{1,18}$/.test(id);
  place('find-fault').textContent = isId ? '' : t('verify.find.malformed');
  if (isId) ask({ type: 'find', id });
}

// A file dropped beside the box would replace the page; here the whole page takes it.
function listenToDrops(): void {
  let inside = 0;
  const mark = (change: number) => {
    inside = Math.max(0, inside + change);
    root.classList.toggle('over', inside > 0);
  };
  addEventListener('dragenter', () => mark(1));
  addEventListener('dragleave', () => mark(-1));
  addEventListener('dragover', (event) => event.preventDefault());
  addEventListener('drop', (event) => {
    event.preventDefault();
    mark(-inside);
    check(givenOf(event.dataTransfer?.files));
  });
}

const givenOf = (files: FileList | null | undefined): Given[] =>
  Array.from(files ?? [], (file) => ({ name: file.name, blob: file }));

/** All that this page ever fetches: the files that its address names, when it opens. */
async function load(paths: string[]): Promise<void> {
  const given: Given[] = [];
  for (const path of paths) {
    progress.show('load', 0, 0);
    const [blob, status] = await fetched(path);
    if (blob) given.push({ name: path.split('/').at(-1)!, blob });
    else
      put(
        'held',
        html`<p class="note bad" role="alert">${t('verify.load-failed', { status })}</p>`,
      );
  }
  progress.hide();
  check(given);
}

async function fetched(path: string): Promise<[Blob | null, string]> {
  try {
    const response = await fetch(path);
    return response.ok ? [await response.blob(), ''] : [null, String(response.status)];
  } catch {
    return [null, '–'];
  }
}

import { Worker } from 'node:worker_threads';
import type { Receipt } from '../../domain/draw/receipt.ts';
import { log } from '../../log.ts';
import type { Database } from '../database.ts';
import { bytesOf, type Transcript } from '../transcripts.ts';
import type { Answer, Question } from './worker.ts';

/** Makes the receipt of an id out of a published transcript. */
export type ReceiptDesk = (transcript: Transcript, id: string) => Promise<Receipt>;

type Waiting = { resolve: (answer: Answer) => void; reject: (error: Error) => void };

/**
 * Opens the desk that makes receipts. A thread of its own holds the trees of the draws that were asked
 * for last: building that of a million subjects takes seconds, and nobody else waits for it.
 */
export function receiptDesk(database: Database): ReceiptDesk {
  const ask = questioner();
  const loading = new Map<string, Promise<Receipt>>();
  return async (transcript, id) => {
    const { hash } = transcript;
    for (;;) {
      const { receipt } = await ask({ hash, id });
      if (receipt) return receipt;
      // Whoever comes meanwhile waits for this one instead of bringing the same bytes.
      const earlier = loading.get(hash);
      if (!earlier) {
        const own = load(database, transcript, id, ask).finally(() => loading.delete(hash));
        loading.set(hash, own);
        return await own;
      }
      await earlier;
    }
  };
}

type Ask = (question: Omit<Question, 'number'>) => Promise<Answer>;

async function load(
  database: Database,
  transcript: Transcript,
  id: string,
  ask: Ask,
): Promise<Receipt> {
  const body = new Uint8Array(transcript.size);
  let at = 0;
  for await (const slice of bytesOf(database, transcript, 0, transcript.size)) {
    body.set(slice, at);
    at += slice.length;
  }
  const { receipt } = await ask({ hash: transcript.hash, id, body });
  return receipt!;
}

function questioner(): Ask {
  const waiting = new Map<number, Waiting>();
  let worker: Worker | undefined;
  let asked = 0;
  const end = (error: Error) => {
    worker = undefined;
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
  };
  const start = () => {
    const started = new Worker(new URL('./worker.mjs', import.meta.url), { execArgv: [] });
    // The portal ends when its server does.
    started.unref();
    started.on('message', (answer: Answer) => {
      waiting.get(answer.number)?.resolve(answer);
      waiting.delete(answer.number);
    });
    started.on('error', (error: Error) => {
      log.error({ err: error }, 'portal lost its receipt desk');
      end(error);
    });
    return started;
  };
  return (question) =>
    new Promise((resolve, reject) => {
      worker ??= start();
      asked += 1;
      waiting.set(asked, { resolve, reject });
      const { body } = question;
      worker.postMessage({ number: asked, ...question }, body ? [body.buffer as ArrayBuffer] : []);
    });
}

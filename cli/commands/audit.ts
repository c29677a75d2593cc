import { readFile } from 'node:fs/promises';
import type { EntityManager } from 'typeorm';
import { connect, database, disconnect } from '../../db/data-source.ts';
import { checkpoints, sealsFrom, unsealed } from '../../db/queries/sealed-events.ts';
import { sealSigner } from '../../db/seal-key.ts';
import { verifierOf } from '../../domain/seal/note.ts';
import {
  type SignedNote,
  type TrailFault,
  type TrailFound,
  trailVerifier,
} from '../../domain/seal/verify-trail.ts';
import type { LineFault } from '../../domain/seal/trail-file.ts';
import { type Command, UsageError } from '../command.ts';
import { exportTrail, verifyExport } from './audit-file.ts';
import { misused, optionsOf } from './draw-words.ts';

const usage =
  'audit verify [--trail FILE] [--checkpoint FILE] [--key VERIFIER] | audit export --trail FILE';
const atOnce = 5000;

/**
 * `audit verify`: recomputes every seal of the trail and compares it with the signed checkpoints on file,
 * and with one that somebody kept elsewhere. Exit code 1 names the first seal that does not hold. With
 * `--trail` it reads a file that `audit export` wrote, and needs no database.
 */
export const audit: Command = async ([name = '', ...words], output) => {
  const commands: Record<string, Command> = { verify: verifyTrail, export: writeTrail };
  if (!Object.hasOwn(commands, name)) misused(['audit', name], usage);
  return await commands[name]!(words, output);
};

const writeTrail: Command = async (words, output) => {
  const { trail } = optionsOf(words, usage, ['trail']);
  const seals = await withDatabase((tx) => exportTrail(tx, trail));
  output.out(JSON.stringify({ ok: true, trail, seals }));
  return 0;
};

const verifyTrail: Command = async (words, output) => {
  const { checkpoint, key, trail } = optionsOf(words, usage, [], ['checkpoint', 'key', 'trail']);
  const kept = checkpoint === undefined ? undefined : await readNote(checkpoint);
  const answer =
    trail === undefined
      ? await withDatabase((tx) => {
          // A checkpoint is believed by the key of this site, not by the one that stands beside it.
          const verifier = key ?? verifierOf(sealSigner());
          return verify(tx, kept === undefined ? [] : [{ note: kept, verifier }], key);
        })
      : await verdictOn(trail, kept, key);
  output.out(JSON.stringify(answer));
  return answer.ok ? 0 : 1;
};

async function withDatabase<T>(run: (tx: EntityManager) => Promise<T>): Promise<T> {
  const wasOpen = database().isInitialized;
  const { manager } = await connect();
  try {
    return await run(manager);
  } finally {
    if (!wasOpen) await disconnect();
  }
}

// Offline a checkpoint of one's own is believed by the key that was given, and by nothing else.
async function verdictOn(file: string, kept: string | undefined, key: string | undefined) {
  if (kept !== undefined && key === undefined) {
    throw new UsageError(`--checkpoint 需要 --key · needs --key · 用法 usage: npx yaohao ${usage}`);
  }
  const own = kept === undefined ? [] : [{ note: kept, verifier: key! }];
  const found = await verifyExport(file, { key, kept: own });
  if ('line' in found) return { ok: false, checked: 'trail', ...found, text: texts[found.reason] };
  if ('reason' in found) return said(found);
  // Compare the key with the one on the portal: without --key the file vouches for itself only.
  return { ok: true, checked: 'trail', ...found, isTrusted: key !== undefined };
}

async function verify(tx: EntityManager, kept: SignedNote[], key: string | undefined) {
  const trusted = [verifierOf(sealSigner()), key];
  const onFile = await checkpoints(tx);
  const stranger = onFile.find(({ verifier }) => !trusted.includes(verifier));
  if (stranger) return said({ seq: stranger.size, reason: 'note' });
  const found = await follow(tx, [...onFile, ...kept]);
  if ('reason' in found) return said(found);
  const { waiting, passed } = await unsealed(tx);
  if (passed.length > 0) {
    return {
      ok: false,
      checked: 'trail',
      reason: 'unsealed',
      events: passed,
      text: texts.unsealed,
    };
  }
  return { ok: true, checked: 'trail', ...found, waiting };
}

async function follow(tx: EntityManager, notes: SignedNote[]): Promise<TrailFault | TrailFound> {
  const verifier = trailVerifier(notes);
  for (let from = 0; ; from += atOnce) {
    const seals = await sealsFrom(tx, from, atOnce);
    for (const seal of seals) {
      const fault = verifier.take(seal);
      if (fault) return fault;
    }
    if (seals.length < atOnce) return verifier.end();
  }
}

const said = ({ seq, reason }: TrailFault) => ({
  ok: false,
  checked: 'trail',
  seq,
  reason,
  text: texts[reason],
});

const texts: Record<TrailFault['reason'] | LineFault['reason'] | 'unsealed', string> = {
  unreadable: '这一行不是导出时写下的样子 · the line is not what an export writes',
  key: '存证点不是所给密钥签的 · the checkpoint is signed with another key than the one given',
  gap: '这一序号的封存记录缺失 · the seal of this number is missing',
  'event-gone': '封存的事件已不存在 · the sealed event is gone',
  'event-altered': '事件与封存时不同 · the event is not what was sealed',
  note: '存证点的签名不是本站密钥所签 · the checkpoint is not signed with the key of this site',
  rewritten:
    '截至这一序号的留痕与存证点不符，记录被整体改写 · the trail up to here is not the one that was signed',
  cut: '存证点所载的事件比现有的多，末尾被截去 · the checkpoint counts more events: the tail was cut off',
  unsealed: '有事件既未封存也不在待封存之列 · events that have no seal and wait for none',
};

const readNote = (file: string): Promise<string> =>
  readFile(file, 'utf8').catch(() => {
    throw new UsageError(`${file}: 无法读取文件 · cannot read the file`);
  });

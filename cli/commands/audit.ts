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
import { type Command, UsageError } from '../command.ts';
import { misused, optionsOf } from './draw-words.ts';

const usage = 'audit verify [--checkpoint FILE] [--key VERIFIER]';
const atOnce = 5000;

/**
 * `audit verify`: recomputes every seal of the trail and compares it with the signed checkpoints on file,
 * and with one that somebody kept elsewhere. Exit code 1 names the first seal that does not hold.
 */
export const audit: Command = async ([name = '', ...words], output) => {
  if (name !== 'verify') misused(['audit', name], usage);
  const { checkpoint, key } = optionsOf(words, usage, [], ['checkpoint', 'key']);
  const kept = checkpoint === undefined ? undefined : await readNote(checkpoint);
  const wasOpen = database().isInitialized;
  const { manager } = await connect();
  try {
    // A checkpoint is believed by the key of this site, not by the one that stands beside it.
    const verifier = key ?? verifierOf(sealSigner());
    const answer = await verify(manager, kept === undefined ? [] : [{ note: kept, verifier }], key);
    output.out(JSON.stringify(answer));
    return answer.ok ? 0 : 1;
  } finally {
    if (!wasOpen) await disconnect();
  }
};

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

const texts: Record<TrailFault['reason'] | 'unsealed', string> = {
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

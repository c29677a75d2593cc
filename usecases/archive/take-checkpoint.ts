import type { EntityManager } from 'typeorm';
import { database } from '../../db/data-source.ts';
import { leavesFrom } from '../../db/queries/sealed-events.ts';
import { sealSigner } from '../../db/seal-key.ts';
import { checkpointNote } from '../../domain/seal/checkpoint.ts';
import { verifierOf } from '../../domain/seal/note.ts';
import { grown, type Peaks, rootOf } from '../../domain/seal/tree.ts';
import { lockTrail } from './lock-trail.ts';

/** How far the trail is signed. */
export type Signed = { size: number; at: Date };

const atOnce = 20_000;

/**
 * Signs the tree over everything that is sealed and publishes the note. Answers the newest checkpoint,
 * which is the one before when nothing was sealed since, and null for an empty trail.
 */
export async function takeCheckpoint(now: Date): Promise<Signed | null> {
  return database().transaction(async (tx) => {
    await lockTrail(tx);
    const last = await lastCheckpoint(tx);
    const { size, peaks } = await grow(tx, last ?? { size: 0, peaks: [] });
    if (size === (last?.size ?? 0)) return last ? { size, at: last.at } : null;
    const signer = sealSigner();
    const root = rootOf(peaks);
    await tx.query(
      `insert into checkpoint (size, origin, root, peaks, note, verifier, at) values ($1, $2, $3, $4, $5, $6, $7)`,
      [
        size,
        signer.name,
        root,
        JSON.stringify(peaks),
        checkpointNote({ size, root }, signer),
        verifierOf(signer),
        now,
      ],
    );
    return { size, at: now };
  });
}

type Last = Signed & { peaks: Peaks };

async function lastCheckpoint(tx: EntityManager): Promise<Last | undefined> {
  const [row] = await tx.query(
    'select size::int, at, peaks from checkpoint order by size desc limit 1',
  );
  return row;
}

async function grow(tx: EntityManager, from: { size: number; peaks: Peaks }) {
  let { size, peaks } = from;
  for (;;) {
    const leaves = await leavesFrom(tx, size, atOnce);
    for (const leaf of leaves) {
      peaks = grown(peaks, size, leaf);
      size += 1;
    }
    if (leaves.length < atOnce) return { size, peaks };
  }
}

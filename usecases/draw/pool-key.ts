import { randomBytes } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { seal, unseal } from '../../db/sealed.ts';
import { poolKeyHash } from '../../domain/draw/pseudonym.ts';

/** A fresh key for the pseudonyms of one pool: 32 random bytes, hex. */
export const newPoolKey = (): string => randomBytes(32).toString('hex');

/** Keeps the key of a frozen pool, sealed; its hash is what the announcement tells. */
export async function keepPoolKey(tx: EntityManager, drawId: string, key: string): Promise<void> {
  await tx.query('insert into pool_key (draw_id, key_hash, key_sealed) values ($1, $2, $3)', [
    drawId,
    poolKeyHash(key),
    seal(key),
  ]);
}

/** The key (hex) that the pseudonyms of a draw's pool were made with; null where its ids are codes. */
export async function poolKeyOf(tx: EntityManager, drawId: string): Promise<string | null> {
  const [row] = await tx.query('select key_sealed from pool_key where draw_id = $1', [drawId]);
  return row ? unseal(row.key_sealed) : null;
}

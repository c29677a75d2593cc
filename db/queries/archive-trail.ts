import type { EntityManager } from 'typeorm';
import type { SealedEvent } from '../../domain/seal/record.ts';
import { sealedEvent } from './sealed-events.ts';

/** The newest checkpoint, with what it is verified by. */
export async function newestCheckpoint(
  tx: EntityManager,
): Promise<{ size: number; note: string; verifier: string } | undefined> {
  const [row] = await tx.query(
    'select size::int, note, verifier from checkpoint order by size desc limit 1',
  );
  return row;
}

/** The sealed events of a task, and those about any of these ids, up to this place in the trail. */
export const eventsAbout = (
  tx: EntityManager,
  on: { taskId: string | null; ids: string[]; size: number },
): Promise<{ seq: number; event: SealedEvent }[]> =>
  tx.query(
    `select s.seq::int, ${sealedEvent} as event from event e join event_seal s on s.event_id = e.id
     where s.seq <= $3 and (e.task_id = $1 or e.about_id = any($2)) order by s.seq`,
    [on.taskId, on.ids, on.size],
  );

/** Every leaf up to this place, eight words each, as the tree of a draw takes them. */
export async function leafWords(tx: EntityManager, size: number): Promise<Uint32Array> {
  const words = new Uint32Array(size * 8);
  for (let from = 0; from < size; from += atOnce) {
    const rows: { leaf: string }[] = await tx.query(
      'select leaf from event_seal where seq > $1 and seq <= $2 order by seq',
      [from, Math.min(size, from + atOnce)],
    );
    rows.forEach(({ leaf }, at) => {
      for (let word = 0; word < 8; word += 1)
        words[(from + at) * 8 + word] = Number.parseInt(leaf.slice(word * 8, word * 8 + 8), 16);
    });
  }
  return words;
}

const atOnce = 20_000;

import { once } from 'node:events';
import { finished } from 'node:stream/promises';
import type pg from 'pg';
import copyStreams from 'pg-copy-streams';
import type { EntityManager } from 'typeorm';

/** Lines on their way into a table by COPY. A connection does one COPY at a time. */
export type Copy = { write: (line: string) => Promise<void> | void; end: () => Promise<void> };

const pieceLength = 2 ** 16;

/** Opens a COPY into `target`, such as `plan_line (id, name)`, in the transaction of `tx`. */
export async function copyInto(tx: EntityManager, target: string): Promise<Copy> {
  const client = (await tx.queryRunner!.connect()) as pg.ClientBase;
  const stream = client.query(copyStreams.from(`copy ${target} from stdin`));
  // An error of the server is met by whoever writes next, or by the end.
  const over = finished(stream);
  over.catch(() => undefined);
  let lines = '';
  const flush = async () => {
    const piece = lines;
    lines = '';
    if (!stream.write(piece)) await Promise.race([once(stream, 'drain'), over]);
  };
  return {
    write: (line) => {
      lines += line;
      if (lines.length >= pieceLength) return flush();
    },
    end: async () => {
      if (lines !== '') await flush();
      stream.end();
      await over;
    },
  };
}

import { createHash, randomUUID } from 'node:crypto';
import { canonicalJson } from '../domain/draw/canonical.ts';
import { refusePersonalData } from '../domain/personal-data.ts';
import type { Context } from './usecase.ts';

/** What a public copy is of. */
export type NoticeKind =
  | 'items'
  | 'plan'
  | 'announcement'
  | 'draw'
  | 'confirmation'
  | 'task'
  | 'result'
  | 'void'
  | 'exclusions'
  | 'blacklist'
  | 'credit'
  | 'statistics';

/**
 * Makes the public's copy of something, at the moment of publication. The portal sees these copies
 * and nothing else; a later version of the same thing is a new copy beside the old one. Refuses
 * (`personal-data`) when a text in it holds an identity, mobile or bank card number.
 */
export async function publish(
  { tx, now }: Context,
  notice: { kind: NoticeKind; ref: string; title: string; body: unknown },
): Promise<void> {
  refusePersonalData({ ref: notice.ref, title: notice.title, body: notice.body });
  const body = canonicalJson(notice.body);
  await tx.query(
    `insert into public_notice (id, kind, ref, number, title, body, body_hash, published_at)
     values ($1, $2, $3, 1 + (select count(*)::int from public_notice where kind = $2 and ref = $3),
       $4, $5, $6, $7)`,
    [
      randomUUID(),
      notice.kind,
      notice.ref,
      notice.title,
      body,
      createHash('sha256').update(body).digest('hex'),
      now,
    ],
  );
}

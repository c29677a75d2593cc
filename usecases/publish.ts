import { createHash, randomUUID } from 'node:crypto';
import { canonicalJson } from '../domain/draw/canonical.ts';
import { findPersonalData } from '../domain/personal-data.ts';
import { Refusal } from '../domain/refusal.ts';
import { isUscc } from '../domain/registry/check-digits.ts';
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
  | 'exclusions';

/**
 * Makes the public's copy of something, at the moment of publication. The portal sees these copies
 * and nothing else; a later version of the same thing is a new copy beside the old one. Refuses
 * (`personal-data`) when a text in it holds an identity, mobile or bank card number.
 */
export async function publish(
  { tx, now }: Context,
  notice: { kind: NoticeKind; ref: string; title: string; body: unknown },
): Promise<void> {
  refusePersonalData({ title: notice.title, body: notice.body }, '');
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

// The last gate before the public: every text, wherever it stands and whoever wrote it.
function refusePersonalData(value: unknown, field: string): void {
  if (typeof value === 'string' && isPersonal(value)) {
    throw new Refusal('personal-data', { field });
  }
  if (typeof value !== 'object' || value === null) return;
  for (const [name, part] of Object.entries(value)) refusePersonalData(part, name);
}

// A code of all digits may satisfy the rule of bank cards; it names an organisation all the same.
function isPersonal(text: string): boolean {
  if (isHash(text)) return false;
  const kind = findPersonalData(text);
  return kind !== undefined && !(kind === 'bank-card' && isUscc(text));
}

// One hash in 230 holds eleven digits that look like a mobile number.
const isHash = (text: string): boolean => /^[0-9a-f]{32,}$/.test(text);

import type { StandingKind } from '../../domain/standing.ts';
import { refresh } from '../notify.ts';
import { type Context, decidedAt, record } from '../usecase.ts';

/**
 * What was owed is done: no reminder of it goes out any more. Without a period, every one that is open
 * about this thing. Answers how many there were.
 */
export async function settleObligation(
  context: Context,
  { kind, aboutId, period }: { kind: StandingKind; aboutId: string; period?: string },
): Promise<number> {
  const { tx } = context;
  const [met]: [{ id: string; label: string; unitPath: string }[]] = await tx.query(
    `update obligation o set state = 'met', met_at = $3, version = o.version + 1 from unit u
     where u.id = o.unit_id and o.kind = $1 and o.about_id = $2 and o.state = 'open'
       and ($4::text is null or o.period = $4)
     returning o.id, o.label, u.path as "unitPath"`,
    [kind, aboutId, decidedAt(context), period ?? null],
  );
  for (const { id, label, unitPath } of met) {
    await record(
      context,
      'obligation.settled',
      { type: 'obligation', id, unitPath },
      { matter: kind, label },
    );
    await refresh(context, 'obligation', id);
  }
  return met.length;
}

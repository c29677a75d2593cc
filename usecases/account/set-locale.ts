import { z } from 'zod';
import { accountHolder } from '../../db/queries/account-holder.ts';
import { authorize } from '../../domain/policy.ts';
import { personId as idOf } from '../../domain/request.ts';
import { record, usecase } from '../usecase.ts';

/** The language that somebody reads from now on. Their cards are written anew in it. */
export const setLocale = usecase(
  'language.set',
  z.object({ locale: z.enum(['zh-CN', 'en']) }),
  async (context, { locale }) => {
    const { tx, actor } = context;
    authorize(actor, 'language.set', {});
    const personId = idOf(actor);
    const [{ locale: before }] = await tx.query(
      'select locale from person where id = $1 for update',
      [personId],
    );
    if (before === locale) return;
    await tx.query('update person set locale = $2 where id = $1', [personId, locale]);
    await tx.query(
      'update message set desired_version = desired_version + 1 where person_id = $1',
      [personId],
    );
    await tx.query(`select pg_notify('messages', '')`);
    const { unitPath } = await accountHolder(tx, personId);
    const about = { type: 'person', id: personId, unitPath };
    await record(context, 'language.set', about, {
      changed: { locale: { before, after: locale } },
    });
  },
);

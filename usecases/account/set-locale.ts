import { database } from '../../db/data-source.ts';

/** The language that somebody reads from now on. Their cards are written anew in it. */
export async function setLocale(personId: string, locale: 'zh-CN' | 'en'): Promise<void> {
  await database().transaction(async (tx) => {
    await tx.query('update person set locale = $2 where id = $1', [personId, locale]);
    await tx.query(
      'update message set desired_version = desired_version + 1 where person_id = $1',
      [personId],
    );
    await tx.query(`select pg_notify('messages', '')`);
  });
}

import { config } from '../../config.ts';
import { migrate as migrateSchema } from '../../db/migrate.ts';
import { prepareQueues } from '../../worker/queue-schema.ts';
import { type Command, UsageError } from '../command.ts';

/** Brings the database of this site up to date; the doors never do it by themselves. */
export const migrate: Command = async (_words, { out }) => {
  const { OWNER_DATABASE_URL, DATABASE_URL, PORTAL_DATABASE_URL } = config();
  if (!OWNER_DATABASE_URL || !PORTAL_DATABASE_URL) {
    throw new UsageError('迁移需要 / migrate needs OWNER_DATABASE_URL, PORTAL_DATABASE_URL');
  }
  const ran = await migrateSchema({
    owner: OWNER_DATABASE_URL,
    office: DATABASE_URL,
    portal: PORTAL_DATABASE_URL,
  });
  await prepareQueues(OWNER_DATABASE_URL);
  out(ran.length === 0 ? '数据库已是最新 / up to date' : ran.join('\n'));
  return 0;
};

import { runMigrations } from 'bullmq';
import pg from 'pg';

/**
 * Makes BullMQ's own tables, used where no Redis is given. They hold ids only; any of them may be
 * lost, because what is owed stands in the tables of the office.
 */
export async function prepareQueues(ownerUrl: string): Promise<void> {
  const client = new pg.Client(ownerUrl);
  await client.connect();
  try {
    await runMigrations(client);
    // `create`: BullMQ makes a sequence for each queue when it first meets it.
    await client.query(`grant usage, create on schema bullmq to yaohao_office;
      grant all on all tables in schema bullmq to yaohao_office;
      grant all on all sequences in schema bullmq to yaohao_office;
      grant execute on all functions in schema bullmq to yaohao_office`);
  } finally {
    await client.end();
  }
}

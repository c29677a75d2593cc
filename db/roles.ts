import pg from 'pg';

/** Makes sure that the log-in in `url` exists with its password and may do what `group` may. */
export async function ensureLogin(
  client: pg.Client,
  url: string,
  group: 'yaohao_office' | 'yaohao_portal',
): Promise<void> {
  const { username, password } = new URL(url);
  const name = pg.escapeIdentifier(decodeURIComponent(username));
  const secret = pg.escapeLiteral(decodeURIComponent(password));
  const known = await client.query('select 1 from pg_roles where rolname = $1', [
    decodeURIComponent(username),
  ]);
  await client.query(
    `${known.rowCount === 0 ? 'create' : 'alter'} role ${name} login password ${secret}`,
  );
  await client.query(`grant ${group} to ${name}`);
}

import { randomUUID } from 'node:crypto';
import { hash } from '@node-rs/argon2';
import pg from 'pg';
import { officials, profiled, units } from './gaoqing.ts';

/** What was planted: ids by unit code and by log-in. */
export type Planted = { units: Record<string, string>; people: Record<string, string> };

/**
 * Plants the sample county's organisation and officials in an empty database. All officials get the
 * same password; `rules` is the bureau's rule profile. Returns undefined where there already is an organisation.
 */
export async function plantCounty(
  ownerUrl: string,
  {
    password,
    now,
    rules = profiled.slug,
  }: { password: string; now: Date; rules?: string | undefined },
): Promise<Planted | undefined> {
  const client = new pg.Client(ownerUrl);
  await client.connect();
  try {
    const known = await client.query('select 1 from unit limit 1');
    if (known.rowCount) return undefined;
    await client.query('begin');
    const unitIds = await plantUnits(client, rules);
    const people = await plantOfficials(client, unitIds, await hash(password), now);
    await client.query('commit');
    return { units: unitIds, people };
  } finally {
    await client.end();
  }
}

async function plantUnits(client: pg.Client, rules: string): Promise<Record<string, string>> {
  const ids: Record<string, string> = {};
  const paths: Record<string, string> = {};
  for (const { code, name, parent } of units) {
    ids[code] = randomUUID();
    paths[code] = `${parent ? paths[parent] : '/'}${code}/`;
    await client.query(
      'insert into unit (id, code, name, parent_id, path, profile_slug) values ($1, $2, $3, $4, $5, $6)',
      [
        ids[code],
        code,
        name,
        parent && ids[parent],
        paths[code],
        code === profiled.unit ? rules : null,
      ],
    );
  }
  return ids;
}

async function plantOfficials(
  client: pg.Client,
  unitIds: Record<string, string>,
  passwordHash: string,
  now: Date,
): Promise<Record<string, string>> {
  const ids: Record<string, string> = {};
  for (const { login, name, title, unit, roles } of officials) {
    ids[login] = randomUUID();
    await client.query('insert into person (id, name, unit_id, title) values ($1, $2, $3, $4)', [
      ids[login],
      name,
      unitIds[unit],
      title,
    ]);
    await client.query(
      'insert into account (person_id, login, password_hash) values ($1, $2, $3)',
      [ids[login], login, passwordHash],
    );
    for (const [role, at] of roles) {
      await client.query(
        'insert into role_assignment (id, person_id, role, unit_id, valid_from) values ($1, $2, $3, $4, $5)',
        [randomUUID(), ids[login], role, unitIds[at], now],
      );
    }
  }
  return ids;
}

import type { EntityManager } from 'typeorm';
import { Refusal } from '../../domain/refusal.ts';

/** A person whose accounts are looked at: where they belong, and whether they decide about others. */
export type AccountHolder = {
  personId: string;
  name: string;
  unit: string;
  unitPath: string;
  active: boolean;
  decides: boolean;
};

/** The person with this id, with what the rules about accounts ask for; refuses `not-found`. */
export async function accountHolder(tx: EntityManager, id: string): Promise<AccountHolder> {
  const [row] = await tx.query(
    `select p.id as "personId", p.name, u.name as unit, u.path as "unitPath", p.active,
       exists (select from role_assignment r where r.person_id = p.id and r.role in ('approver', 'head', 'administrator')
         and (r.valid_to is null or r.valid_to >= current_date)) as decides
     from person p join unit u on u.id = p.unit_id where p.id = $1`,
    [id],
  );
  if (!row) throw new Refusal('not-found', { what: 'person' });
  return row;
}

/** Who ended the account that this person had last on a platform; nothing when they never had one. */
export async function lastAccount(
  tx: EntityManager,
  personId: string,
  provider: string,
): Promise<{ isOpen: boolean; revokedBy: string | null } | undefined> {
  const [row] = await tx.query(
    `select revoked_at is null as "isOpen", revoked_by as "revokedBy" from chat_identity
     where person_id = $1 and provider = $2 order by revoked_at is null desc, revoked_at desc limit 1`,
    [personId, provider],
  );
  return row;
}

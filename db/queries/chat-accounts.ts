import { database } from '../data-source.ts';

/** An account that somebody has or had on a platform. */
export type AccountLine = {
  provider: 'telegram' | 'slack';
  linkedAt: Date;
  linkedBy: string | null;
  blockedAt: Date | null;
  revokedAt: Date | null;
  revokedBy: string | null;
  revokeGround: 'left' | 'self' | 'official' | null;
};

/** The accounts of a person, those that stand first. */
export const accountsOf = (personId: string): Promise<AccountLine[]> =>
  database().query(
    `select i.provider, i.linked_at as "linkedAt", l.name as "linkedBy", i.blocked_at as "blockedAt",
       i.revoked_at as "revokedAt", r.name as "revokedBy", i.revoke_ground as "revokeGround"
     from chat_identity i left join person l on l.id = i.linked_by left join person r on r.id = i.revoked_by
     where i.person_id = $1 and i.provider <> 'web'
     order by i.revoked_at is not null, i.provider, i.linked_at desc`,
    [personId],
  );

/** A bot that people can be linked to: what it is called, and where it is opened. */
export type KnownBot = { provider: 'telegram' | 'slack'; name: string; link: string | null };

/** The bots that people can be linked to, one for each platform. */
export const knownBots = (): Promise<KnownBot[]> =>
  database().query(
    `select distinct on (provider) provider, name, link from chat_account where name <> ''
     order by provider desc, beat_at desc`,
  );

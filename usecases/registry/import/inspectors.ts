import { randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { blindIndex, sealFor } from '../../../db/sealed.ts';
import { dayOf } from '../../../domain/day.ts';
import { Refusal } from '../../../domain/refusal.ts';
import type { InspectorRecord, PartnerInspectorRecord } from '../../../domain/registry/records.ts';
import { unitsByName } from '../units-by-name.ts';
import { copyLine } from '../../../db/copy-line.ts';
import { type KnownInspectors, knownInspectors } from './known-inspectors.ts';
import { ownUnits } from './own-units.ts';
import type { Job, Landing, Registry, Unlandable } from './registry.ts';
import { extraOf } from './subjects.ts';

type Identified = PartnerInspectorRecord & Partial<InspectorRecord>;

// What the registry keeps, by the columns of a file; `p` is the person, `i` the inspector.
const columnsByKey: Record<string, readonly string[]> = {
  name: ['p.name'],
  unit: ['p.unit_id'],
  position: ['p.title', 'i.position'],
  telephone: ['i.telephone_sealed'],
  skills: ['i.skills'],
  licenceNo: ['i.licence_no'],
  licenceExpiresOn: ['i.licence_expires_on'],
  mayLead: ['i.may_lead'],
  status: ['i.status'],
  idNumber: ['i.id_number_sealed', 'i.id_number_index'],
  badgeNo: ['i.badge_no'],
  sex: ['i.sex'],
};

const columnsOf = (job: Job, alias?: 'p' | 'i'): string[] =>
  job.keys
    .flatMap((key) => columnsByKey[key] ?? [])
    .filter((column) => alias === undefined || column.startsWith(`${alias}.`));

const bare = (column: string) => column.slice(2);

/** The rows beside the registry with the types that it has; $1 is the job. */
export const stagedInspectors = `(select r.row, r.telephone_sealed, r.id_number_sealed, r.id_number_index, r.unit_id, x.*
  from import_row r cross join lateral jsonb_to_record(r.record) as x (person_id uuid, name text, title text,
    position text, sex text, skills text[], licence_no text, licence_expires_on date, may_lead boolean,
    status text, badge_no text, partner boolean, extra jsonb)
  where r.job_id = $1)`;

/** Whether the row `r` says other than person `p` and inspector `i` in the registry; SQL. */
export function inspectorDiffers(job: Job): string {
  // The index tells identity numbers apart; sealed, two of them look alike never.
  const columns = columnsOf(job).filter((column) => column !== 'i.id_number_sealed');
  const given = columns.map((column) => `r.${bare(column)}`);
  return `((${columns.join(', ')}, i.partner) is distinct from (${given.join(', ')}, r.partner)
    or r.extra is distinct from i.extra and r.extra is not null)`;
}

/** 执法检查人员: each is a person with the role inspector in their unit; partners are kept apart. */
export const inspectorsRegistry = (
  partner: boolean,
): Registry<'inspectors'> & Registry<'partner-inspectors'> => ({
  async stage(tx, job) {
    const unitIdOf = await unitsByName(tx, job.unit);
    const isOwn = await ownUnits(tx, job);
    const known = await knownInspectors(tx);
    return {
      target:
        'import_row (job_id, row, record, telephone_sealed, id_number_sealed, id_number_index, unit_id)',
      line(row: number, record: Identified) {
        const unitId = unitIdOf(record.unit);
        if (!isOwn(unitId)) return { field: '所属业务处室', reason: 'otherUnit' };
        const who = identify(known, record);
        if (typeof who !== 'string') return who;
        // R-035: nor is somebody taken over whom another unit keeps.
        if (!isOwn(known.unitOf(who) ?? unitId)) return { field: '警号', reason: 'otherUnit' };
        return lineOf(job, row, { record, unitId, who, partner });
      },
    };
  },

  async compare(tx, job) {
    const [counts] = await tx.query(
      `select count(*) filter (where i.person_id is null)::int as added,
         count(*) filter (where i.person_id is not null and ${inspectorDiffers(job)})::int as changed,
         count(*) filter (where i.person_id is not null and not ${inspectorDiffers(job)})::int as same
       from ${stagedInspectors} r left join inspector i on i.person_id = r.person_id left join person p on p.id = i.person_id`,
      [job.id],
    );
    const [missing] = await tx.query(
      `select count(*)::int as gone from inspector i join person p on p.id = i.person_id join unit u on u.id = p.unit_id
       where starts_with(u.path, $2) and i.partner = $3 and p.active
         and not exists (select 1 from ${stagedInspectors} r where r.person_id = i.person_id)`,
      [job.id, job.unit.path, partner],
    );
    return { ...counts, ...missing };
  },

  async land(landing) {
    const { tx } = landing.context;
    await refuseMoved(landing);
    // So that the history counts a person and their entry as one change.
    await tx.query(`select set_config('yaohao.batch', $1, true)`, [landing.batchId]);
    const changed = await changePeople(landing);
    await changeInspectors(landing, changed);
    await addInspectors(landing);
    await tx.query(`select set_config('yaohao.batch', '', true)`);
  },
});

// Who has gone to another unit since the file was read is not taken back by it.
async function refuseMoved({ context: { tx }, job }: Landing): Promise<void> {
  if (job.unit.id === job.unit.bureauId) return;
  const [moved] = await tx.query(
    `select 1 from ${stagedInspectors} r join inspector i on i.person_id = r.person_id
       join person p on p.id = i.person_id join unit u on u.id = p.unit_id
     where not starts_with(u.path, $2) limit 1`,
    [job.id, job.unit.path],
  );
  if (moved) throw new Refusal('forbidden', { action: 'registry.import' });
}

/** Which person of the registry a row is about, or a new one; three identities may not be two people. */
function identify(known: KnownInspectors, record: Identified): string | Unlandable {
  const found = known.find(record);
  if (found.length > 1) return { field: '警号', reason: 'identities' };
  const who = found[0] ?? randomUUID();
  return known.claim(who) ? who : { field: '警号', reason: 'identities' };
}

type Person = { record: Identified; unitId: string; who: string; partner: boolean };

function lineOf(job: Job, row: number, { record, unitId, who, partner }: Person): string {
  const { telephone, idNumber } = record;
  const extra = extraOf(record.extra);
  return copyLine([
    job.id,
    row,
    JSON.stringify({
      person_id: who,
      name: record.name,
      title: record.position,
      position: record.position,
      sex: record.sex ?? '',
      skills: record.skills,
      // A file that lacks one of the three identities leaves it empty, and empty is nobody's identity.
      licence_no: record.licenceNo || null,
      licence_expires_on: record.licenceExpiresOn,
      may_lead: record.mayLead,
      status: record.status,
      badge_no: record.badgeNo || null,
      partner,
      ...(extra !== null && { extra: JSON.parse(extra) as object }),
    }),
    telephone ? sealFor(who, telephone) : null,
    idNumber ? sealFor(who, idNumber) : null,
    idNumber ? blindIndex(idNumber) : null,
    unitId,
  ]);
}

const set = (columns: readonly string[]) =>
  columns.map((column) => `${bare(column)} = r.${bare(column)}`).join(', ');

async function changePeople({ context: { tx }, job }: Landing): Promise<string[]> {
  const changed: { id: string }[] = await tx.query(
    `select i.person_id as id from ${stagedInspectors} r join inspector i on i.person_id = r.person_id
       join person p on p.id = i.person_id where ${inspectorDiffers(job)}`,
    [job.id],
  );
  const ids = changed.map(({ id }) => id);
  const columns = columnsOf(job, 'p');
  // Whom an undone import had brought comes back with the next file that names them.
  await tx.query(
    `update person p set active = true, version = p.version + 1
     from inspector i where i.person_id = p.id and i.status = '撤回' and p.id = any($1)`,
    [ids],
  );
  await tx.query(
    `update person p set ${set(columns)}, version = p.version + 1
     from ${stagedInspectors} r where p.id = r.person_id and p.id = any($2)
       and (${columns.join(', ')}) is distinct from (${columns.map((column) => `r.${bare(column)}`).join(', ')})`,
    [job.id, ids],
  );
  return ids;
}

async function changeInspectors(
  { context: { tx, now }, job, batchId }: Landing,
  changed: string[],
): Promise<void> {
  const columns = [...columnsOf(job, 'i'), 'i.partner'];
  await tx.query(
    `update inspector i set ${set(columns)}, extra = coalesce(r.extra, i.extra), batch_id = $2, updated_at = $3,
       version = i.version + 1
     from ${stagedInspectors} r where i.person_id = r.person_id and i.person_id = any($4)`,
    [job.id, batchId, now, changed],
  );
}

async function addInspectors({ context: { tx, now }, job, batchId }: Landing): Promise<void> {
  const isNew = 'not exists (select 1 from inspector i where i.person_id = r.person_id)';
  await tx.query(
    `insert into person (id, name, unit_id, title)
     select r.person_id, r.name, r.unit_id, r.title from ${stagedInspectors} r where ${isNew}`,
    [job.id],
  );
  await tx.query(
    `insert into inspector (person_id, badge_no, id_number_sealed, id_number_index, sex, position,
       telephone_sealed, skills, licence_no, licence_expires_on, may_lead, status, partner, extra, batch_id, updated_at)
     select r.person_id, r.badge_no, r.id_number_sealed, r.id_number_index, r.sex, r.position, r.telephone_sealed,
       r.skills, r.licence_no, r.licence_expires_on, r.may_lead, r.status, r.partner, coalesce(r.extra, '{}'), $2, $3
     from ${stagedInspectors} r where ${isNew} order by r.row`,
    [job.id, batchId, now],
  );
  await giveRole(tx, job, now);
}

/** Everybody of the file acts as inspector in their unit. */
async function giveRole(tx: EntityManager, job: Job, now: Date): Promise<void> {
  await tx.query(
    `insert into role_assignment (id, person_id, role, unit_id, valid_from)
     select gen_random_uuid(), r.person_id, 'inspector', p.unit_id, $2
     from ${stagedInspectors} r join person p on p.id = r.person_id
     on conflict (person_id, role, unit_id) where valid_to is null do nothing`,
    [job.id, dayOf(now)],
  );
}

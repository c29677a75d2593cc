import { copyLine } from '../../../db/copy-line.ts';
import type { Registry } from './registry.ts';
import { ownUnits } from './own-units.ts';

/** The pairs of the file; $1 is the job. */
export const interestsStaged = `(select r.row, x.* from import_row r cross join lateral jsonb_to_record(r.record) as x (inspector_id uuid,
  uscc text, nature text) where r.job_id = $1)`;

/** 利害关系: belongs to an inspector of the registry, known by 警号. One that is open already stays. */
export const interests: Registry<'interests'> = {
  async stage(tx, job) {
    const known: { id: string; badge: string; unit: string }[] = await tx.query(
      `select i.person_id as id, i.badge_no as badge, p.unit_id as unit
       from inspector i join person p on p.id = i.person_id where i.badge_no is not null`,
    );
    const isOwn = await ownUnits(tx, job);
    const people = new Map(known.map(({ badge, ...person }) => [badge, person]));
    return {
      target: 'import_row (job_id, row, record)',
      line(row, { badgeNo, uscc, nature }) {
        const person = people.get(badgeNo);
        if (!person) return { field: '警号', reason: 'unknownInspector' };
        // As by hand: who keeps the registry of a unit tells of its own people.
        if (!isOwn(person.unit)) return { field: '警号', reason: 'otherUnit' };
        return copyLine([job.id, row, JSON.stringify({ inspector_id: person.id, uscc, nature })]);
      },
    };
  },

  async compare(tx, job) {
    const [counts] = await tx.query(
      `select count(*) filter (where i.id is null)::int as added, 0 as changed,
         count(*) filter (where i.id is not null)::int as same
       from ${interestsStaged} r left join interest i on i.inspector_id = r.inspector_id and i.uscc = r.uscc
         and i.ended_at is null`,
      [job.id],
    );
    const [missing] = await tx.query(
      `select count(*)::int as gone from interest i join person p on p.id = i.inspector_id join unit u on u.id = p.unit_id
       where i.ended_at is null and starts_with(u.path, $2) and not exists (select 1 from ${interestsStaged} r
         where r.inspector_id = i.inspector_id and r.uscc = i.uscc)`,
      [job.id, job.unit.path],
    );
    return { ...counts, ...missing };
  },

  async land({ context: { tx, now }, job, batchId }) {
    await tx.query(
      `insert into interest (id, inspector_id, uscc, nature, declared_at, batch_id)
       select gen_random_uuid(), r.inspector_id, r.uscc, r.nature, $2, $3 from ${interestsStaged} r
       on conflict (inspector_id, uscc) where ended_at is null do nothing`,
      [job.id, now, batchId],
    );
  },
};

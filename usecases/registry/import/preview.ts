import { database } from '../../../db/data-source.ts';
import { unseal } from '../../../db/sealed.ts';
import { maskTelephone } from '../../../domain/mask.ts';
import { columnsOf } from '../../../domain/registry/columns.ts';
import type { KeptValues } from '../../../domain/registry/import-job.ts';
import type { Job } from './registry.ts';
import { previewSql } from './preview-sql.ts';

/** A row of the file or of the registry, by what tells it from others. */
export type PreviewLine = { row: number | null; identity: string; name: string };

/** A row that would change: each column with its old and its new text, telephones masked. */
export type PreviewChange = PreviewLine & {
  differences: { field: string; before: string; after: string }[];
};

/** The first rows of each kind: what would come, what would change, what the file does not name. */
export type Preview = { added: PreviewLine[]; changed: PreviewChange[]; gone: PreviewLine[] };

/** The values of a file that a flag in force outweighs, as changes that do not come: from the file's to what stays. */
export async function keptLines({ first }: KeptValues): Promise<PreviewChange[]> {
  const subjects: { id: string; uscc: string; name: string }[] = await database().query(
    'select id, uscc, name from subject where id = any($1)',
    [first.map(({ subjectId }) => subjectId)],
  );
  const headers = new Map<string, string>(
    columnsOf('subjects').map(([key, { header }]) => [key, header]),
  );
  return first.map(({ row, subjectId, key, given, stays }) => {
    const subject = subjects.find(({ id }) => id === subjectId);
    const difference = { field: headers.get(key) ?? key, before: given ?? '', after: stays ?? '' };
    return {
      row,
      identity: subject?.uscc ?? '',
      name: subject?.name ?? '',
      differences: [difference],
    };
  });
}

const mostShown = 50;

/** What an import would do to its registry, before it does anything. */
export async function previewOf(job: Job): Promise<Preview> {
  const { added, changed, gone } = previewSql[job.kind](job);
  const values = [job.id, job.unit.id, job.unit.bureauId, job.unit.path];
  const ask = (sql: string) => database().query(`${withJob} ${sql} limit ${mostShown}`, values);
  const rows: (PreviewLine & { before: Values; after: Values })[] = changed
    ? await ask(changed)
    : [];
  return {
    added: await ask(added),
    changed: rows.map(({ before, after, ...line }) => ({
      ...line,
      differences: differencesOf(job, before, after),
    })),
    gone: await ask(gone),
  };
}

// Every query takes the same values and uses those that it needs.
const withJob = `with job as (select $1::uuid as id, $2::uuid as unit_id, $3::uuid as bureau_id, $4::text as path)`;

type Value = string | number | boolean | string[] | null | undefined;
type Values = Record<string, Value>;

function differencesOf({ kind, keys }: Job, before: Values, after: Values) {
  return columnsOf(kind)
    .filter(([key]) => keys.includes(key))
    .map(([key, { header }]) => {
      const place = places[key] ?? key;
      return { field: header, before: show(before[place]), after: show(after[place]) };
    })
    .filter((difference) => difference.before !== difference.after);
}

// Where a column of a file stands in the database, if not under its own name.
const places: Record<string, string> = {
  scope: 'business_scope',
  telephone: 'telephone_sealed',
  licenceNo: 'licence_no',
  licenceExpiresOn: 'licence_expires_on',
  mayLead: 'may_lead',
  badgeNo: 'badge_no',
  idNumber: 'id_number_index',
  subjectCategory: 'subject_category',
  methods: 'method',
  ratio: 'ratio_bp',
  ratioMax: 'ratio_max_bp',
  item: 'item_name',
  startsOn: 'starts_on',
  endsOn: 'ends_on',
  jointUnits: 'joint_units',
};

function show(value: Value): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'boolean') return value ? '是' : '否';
  if (Array.isArray(value)) return value.join('、');
  const text = String(value);
  // Bytes come out of JSON in hex: the only sealed column that is shown is the telephone.
  return text.startsWith('\\x') ? maskTelephone(unseal(Buffer.from(text.slice(2), 'hex'))) : text;
}

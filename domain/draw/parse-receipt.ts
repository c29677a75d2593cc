import { arrayAt, booleanAt, hexAt, idAt, malformed, member, objectAt, wholeAt } from './fields.ts';
import type { AbsentReceipt, Gap, Neighbour, PresentReceipt, Receipt } from './receipt.ts';
import { checkRecord, type PoolRecord } from './record.ts';
import { drawIdAt, parseEntropy } from './spec.ts';

const headFields = ['version', 'drawId', 'entropy', 'seed'];
const presentFields = ['record', 'index', 'size', 'proof', 'root', 'stratum', 'drawn'];
const absentFields = ['absent', 'id', 'size', 'root', 'ranges'];

/** A receipt out of parsed JSON. Refuses a field that is missing, ill formed or unknown. */
export function parseReceipt(value: unknown): Receipt {
  const isAbsent = typeof value === 'object' && value !== null && 'absent' in value;
  return isAbsent ? parseAbsent(value) : parsePresent(value);
}

function parsePresent(value: unknown): PresentReceipt {
  const fields = objectAt(value, '', [...headFields, ...presentFields]);
  return {
    ...parseHead(fields),
    record: recordAt(fields['record'], 'record'),
    index: countAt(fields['index'], 'index'),
    size: countAt(fields['size'], 'size'),
    proof: proofAt(fields['proof'], 'proof'),
    root: hexAt(fields['root'], 'root', 32, 32),
    stratum: stratumAt(fields['stratum']),
    drawn: booleanAt(fields['drawn'], 'drawn'),
  };
}

function parseAbsent(value: unknown): AbsentReceipt {
  const fields = objectAt(value, '', [...headFields, ...absentFields]);
  if (fields['absent'] !== true) malformed('absent', 'boolean');
  return {
    absent: true,
    ...parseHead(fields),
    id: idAt(fields['id'], 'id'),
    size: countAt(fields['size'], 'size'),
    root: hexAt(fields['root'], 'root', 32, 32),
    ranges: arrayAt(fields['ranges'], 'ranges').map((gap, at) => gapAt(gap, member('ranges', at))),
  };
}

function parseHead({ version, drawId, entropy, seed }: Record<string, unknown>) {
  if (version !== 'yaohao/1') malformed('version', 'version');
  return {
    version: 'yaohao/1' as const,
    drawId: drawIdAt(drawId, 'drawId'),
    entropy: parseEntropy(entropy, 'entropy'),
    seed: hexAt(seed, 'seed', 32, 32),
  };
}

function stratumAt(value: unknown): PresentReceipt['stratum'] {
  const field = 'stratum';
  const stratum = objectAt(value, field, ['ratioBp', 'min', 'eligible', 'quota', 'cutoff']);
  return {
    ratioBp: wholeAt(stratum['ratioBp'], `${field}.ratioBp`, 0, 10_000),
    min: countAt(stratum['min'], `${field}.min`),
    eligible: countAt(stratum['eligible'], `${field}.eligible`),
    quota: countAt(stratum['quota'], `${field}.quota`),
    cutoff: cutoffAt(stratum['cutoff'], `${field}.cutoff`),
  };
}

/** The key of the last one drawn: 69 hex digits, or null where nobody is. */
export function cutoffAt(value: unknown, field: string): string | null {
  if (value === null) return null;
  if (typeof value !== 'string' || !/^[0-9a-fA-F]{69}$/.test(value)) malformed(field, 'cutoff');
  return (value as string).toLowerCase();
}

function gapAt(value: unknown, field: string): Gap {
  const { before, after } = objectAt(value, field, ['before', 'after']);
  return {
    before: neighbourAt(before, `${field}.before`),
    after: neighbourAt(after, `${field}.after`),
  };
}

function neighbourAt(value: unknown, field: string): Neighbour | null {
  if (value === null) return null;
  const { record, index, proof } = objectAt(value, field, ['record', 'index', 'proof']);
  return {
    record: recordAt(record, `${field}.record`),
    index: countAt(index, `${field}.index`),
    proof: proofAt(proof, `${field}.proof`),
  };
}

/** A record with every field written out. */
export function recordAt(value: unknown, field: string): PoolRecord {
  const record = objectAt(value, field, ['stratum', 'eligibility', 'id', 'weight']);
  return checkRecord(record as Record<keyof PoolRecord, unknown>, field);
}

const proofAt = (value: unknown, field: string) =>
  arrayAt(value, field).map((hash, at) => hexAt(hash, member(field, at), 32, 32));

const countAt = (value: unknown, field: string) =>
  wholeAt(value, field, 0, Number.MAX_SAFE_INTEGER);

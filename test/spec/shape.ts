// The forms of a receipt's fields, each as the specification writes it.

type Test = (value: unknown) => boolean;

const whole =
  (from: number, to: number): Test =>
  (value) =>
    Number.isSafeInteger(value) && (value as number) >= from && (value as number) <= to;

const text =
  (form: RegExp): Test =>
  (value) =>
    typeof value === 'string' && form.test(value);

const or =
  (other: null, test: Test): Test =>
  (value) =>
    value === other || test(value);

const list =
  (test: Test, least = 0): Test =>
  (value) =>
    Array.isArray(value) && value.length >= least && value.every(test);

const object =
  (fields: Record<string, Test>): Test =>
  (value) =>
    typeof value === 'object' &&
    value !== null &&
    Object.entries(fields).every(([name, test]) => test((value as Record<string, unknown>)[name]));

const hash = text(/^[0-9a-fA-F]{64}$/);
const count = whole(0, Number.MAX_SAFE_INTEGER);
const id = text(/^[0-9A-Z]{1,18}$/);

const head = {
  version: text(/^yaohao\/1$/),
  drawId: text(/^[A-Z0-9-]{1,64}$/),
  entropy: list(
    object({
      // oxlint-disable-next-line no-control-regex
      kind: text(/^[\0-\x7f]{1,255}$/),
      hex: text(/^([0-9a-fA-F]{2}){1,65535}$/),
    }),
    1,
  ),
  seed: hash,
  size: count,
  root: hash,
};

const proven = {
  record: object({ stratum: whole(0, 65535), eligibility: whole(0, 5), id, weight: whole(1, 16) }),
  index: count,
  proof: list(hash),
};

/** Whether every field of the receipt of a record is there and well formed. */
export const isPresent = object({
  ...head,
  ...proven,
  stratum: object({
    ratioBp: whole(0, 10000),
    min: count,
    eligible: count,
    quota: count,
    cutoff: or(null, text(/^[0-9a-fA-F]{69}$/)),
  }),
  drawn: (value) => typeof value === 'boolean',
});

/** Whether every field of the receipt of an absence is there and well formed. */
export const isAbsent = object({
  ...head,
  absent: (value) => value === true,
  id,
  ranges: list(object({ before: or(null, object(proven)), after: or(null, object(proven)) }), 1),
});

import { receiptsOf } from '../domain/draw/receipt.ts';
import { verifyReceipt } from '../domain/draw/verify-receipt.ts';
import { interleaved, type Line, median, type Options } from './harness.ts';
import { rowsOf, sevenStrata } from './subjects.ts';

// Round 1000 of drand's quicknet, 2023-08-23.
const beacon = {
  round: 1000,
  signature:
    'b44679b9a59af2ec876b1a6b1ad52ea9b1615fc3982b19576350f93447cb1125e342b73a8dd2bacbe47e4b6b63ed5e39',
  hex: 'fe290beca10872ef2fb164d2aa4442de4566183ec51c56ff3cd603d930e54fdd',
};

/** Checking one receipt of a million subjects in a warm process, without and with a drand signature. */
export async function benchReceipt({ size, runs }: Options): Promise<Line[]> {
  const rows = rowsOf(size ?? 1_000_000);
  const id = rows[Math.floor(rows.length / 2)]!.id;
  const plain = receiptsOf(rows, sevenStrata)(id);
  const signed = receiptsOf(rows, {
    ...sevenStrata,
    entropy: [...sevenStrata.entropy, { kind: 'drand', ...beacon }],
  })(id);
  const times = await interleaved(Math.max(runs, 20), {
    plain: () => check(plain),
    signed: () => check(signed),
  });
  return [
    line('receipt check', median(times.plain), 5),
    line('receipt check with a drand signature', median(times.signed), 150),
  ];
}

function check(receipt: object): void {
  const verdict = verifyReceipt(receipt);
  if (!verdict.ok) throw new Error(`the receipt does not hold: ${verdict.reason}`);
}

const line = (goal: string, ours: number, allowed: number): Line => ({
  goal,
  unit: 'ms',
  ours,
  peer: 'what is allowed',
  peers: allowed,
  ratio: ours / allowed,
  bound: 1,
});

import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { verifyMedia } from '../../../domain/archive/verify-media.ts';

const hashOf = (text: string) => createHash('sha256').update(text).digest('hex');
const json = (value: unknown) => new TextEncoder().encode(JSON.stringify(value));

const shared = 'a photograph that a referral took along';
const kept = ['a document of another visit', 'what a mark rests on', 'what proves a correction'];
const package_ = new Map([
  [
    'media.json',
    json([
      { visit: 'V-1', number: 1, name: '现场.jpg', originalHash: hashOf(shared), sharedHash: 'b' },
    ]),
  ],
  [
    'records/evidence.json',
    json([
      { id: 'e1', name: '现场.jpg' },
      { id: 'e2', name: '移送材料.pdf' },
      { id: 'e3', name: '台账.pdf' },
    ]),
  ],
  [
    'records/referral_file.json',
    json([
      { referral_id: 'r1', evidence_id: 'e1', hash: hashOf(shared) },
      { referral_id: 'r1', evidence_id: 'e2', hash: hashOf(kept[0]!) },
    ]),
  ],
  [
    'records/subject_flag_file.json',
    json([{ flag_id: 'f1', evidence_id: 'e3', hash: hashOf(kept[1]!) }]),
  ],
  [
    'records/correction_file.json',
    json([{ correction_id: 'c1', number: 1, name: '更正依据.pdf', hash: hashOf(kept[2]!) }]),
  ],
]);
const names = ['现场.jpg', '移送材料.pdf', '台账.pdf', '更正依据.pdf'];
const all = [shared, ...kept].map((text, at) => ({ name: names[at]!, sha256: hashOf(text) }));

it('R-191 files of corrections, referrals and marks are compared as well, each counted once', () => {
  expect(verifyMedia(package_, all)).toEqual({ media: 4 });
});

it.each([
  [1, 'records/referral_file.json#r1/e2 移送材料.pdf'],
  [2, 'records/subject_flag_file.json#f1/e3 台账.pdf'],
  [3, 'records/correction_file.json#c1/1 更正依据.pdf'],
])('R-191 a file that is not there, or of which a byte was changed, is named (%i)', (at, where) => {
  const without = all.filter((_, place) => place !== at);
  expect(verifyMedia(package_, without)).toEqual({ where, reason: 'missing' });
  const { name } = all[at]!;
  const changed = { name: `2026/${name}`, sha256: hashOf('changed') };
  const fault = { where: changed.name, reason: 'altered' };
  expect(verifyMedia(package_, [...without, changed])).toEqual(fault);
});

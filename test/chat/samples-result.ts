import { inspectionCard } from '../../chat/cards/inspection.ts';
import { busy, inspection, result, second } from './facts.ts';

const shen = busy.personId;
const started = { ...inspection, state: 'started', team: [busy, second] };
const obstructed = {
  ...result,
  finding: 'obstructed',
  note: '两次敲门，值班人员拒绝开门',
  answers: [],
  methods: ['site'],
  activities: ['special'],
  grounds: ['entry', 'materials'],
  measures: ['site-record', 'evidence'],
  forms: [],
  files: 2,
};
const byForms = {
  ...result,
  methods: ['documents', 'site'],
  measures: ['rectification'],
  forms: [
    { code: 'ZA-1', version: 2, name: '治安检查表' },
    { code: 'ZA-1', version: 2, name: '治安检查表' },
    { code: 'XF-1', version: 1, name: '消防检查表' },
  ],
  files: 1,
};
const submitted = { ...started, state: 'submitted' };

/** The card of a visit about its result: what is signed, and what keeps it from being signed. */
export const resultCards = {
  'to sign': inspectionCard({ ...submitted, result }, shen),
  'direct result possible': inspectionCard({ ...started, isDirect: true }, shen),
  'to sign, obstructed': inspectionCard({ ...submitted, result: obstructed, evidence: 2 }, shen),
  'to sign, by forms': inspectionCard({ ...submitted, result: byForms, evidence: 1 }, shen),
  'files came late': inspectionCard({ ...submitted, result: byForms, evidence: 3 }, shen),
};

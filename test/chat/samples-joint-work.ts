import { inspectionCard } from '../../chat/cards/inspection.ts';
import { requestCard } from '../../chat/cards/request.ts';
import { asked, inspection, request } from './facts.ts';
import { approver, at, head, shen, zheng } from './facts-people.ts';

const ordered = {
  ...request,
  kind: 'recusal' as const,
  why: 'kinship',
  note: '',
  ordered: true,
  requesterId: head.id,
  requester: head.name,
  replacedId: zheng,
};

/** A recusal that a person in charge ordered, as whoever decides and whoever is concerned see it. */
export const orders = {
  ordered: requestCard(ordered, approver),
  'ordered, to the one concerned': requestCard(ordered, { ...approver, id: zheng, name: '郑海' }),
};

const rule = '高青县公安局 第十九条 · P-36 exec.schemeRequired';
const taskId = inspection.id;
const confirmed = {
  number: 2,
  duty: '组长主持检查',
  procedure: '出示证件',
  schedule: '九月二十日前',
  departments: [],
  by: head.name,
  at: at('09:30'),
};

/** A visit with a scheme, without the one that the rules ask for, and of somebody who was told to stay away. */
export const schemes = {
  scheme: inspectionCard({ ...inspection, scheme: { taskId, rule, confirmed } }, shen),
  'no scheme yet': inspectionCard(
    { ...inspection, scheme: { taskId, rule, confirmed: null } },
    shen,
  ),
  'ordered to stay away': inspectionCard(
    { ...inspection, request: { ...asked, kind: 'recusal', why: 'kinship', ordered: true } },
    zheng,
  ),
};

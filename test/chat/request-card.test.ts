import { describe, expect, it } from 'vitest';
import { requestCard } from '../../chat/cards/request.ts';
import { requester } from './facts-people.ts';
import { approved, done, request } from './facts.ts';

describe('the copy of a request that its requester has', () => {
  it.each([
    ['open', request],
    ['approved', approved],
    ['done', done],
    ['rejected', { ...approved, state: 'rejected', decisionReason: '人手不足' }],
    ['a recusal that was followed', { ...done, kind: 'recusal' as const, why: 'kinship' }],
  ])('R-126 names neither subject, team nor substitute: %s', (_, facts) => {
    const text = JSON.stringify(requestCard(facts, requester));
    expect(text).toContain(request.taskName);
    expect(text).toContain(request.inspectionCode);
    for (const secret of [request.subject, '沈国强', '周宁', done.drawCode]) {
      expect(text).not.toContain(secret);
    }
    expect(text).not.toContain('"t":"actions"');
  });
});

import { disclosureDueCard } from '../../chat/cards/disclosure-due.ts';
import { disclosureCard } from '../../chat/cards/disclosure.ts';
import { disclosure, published } from './facts.ts';
import { approver, shen } from './facts-people.ts';
import { snoozedSamples } from './samples-snooze.ts';

const disclosureCards = {
  pending: disclosureCard(disclosure, approver),
  provisional: disclosureCard({ ...disclosure, provisional: true }, approver),
  unhandled: disclosureCard(
    { ...disclosure, handling: '阳城县公安局 三(二)4 先处理、后公示，未写明起算日' },
    approver,
  ),
  member: disclosureCard(disclosure, { ...approver, id: shen }),
  published: disclosureCard(published, approver),
  withheld: disclosureCard(
    { ...disclosure, state: 'withheld', ground: 'law', approvedBy: '孙立' },
    approver,
  ),
};

const dueCards = {
  'five days': disclosureDueCard(disclosure, approver, 5),
  today: disclosureDueCard(disclosure, approver, 0),
  overdue: disclosureDueCard(disclosure, approver, -2),
  settled: disclosureDueCard(published, approver, 5),
  ...snoozedSamples(disclosureDueCard(disclosure, approver, 5)),
};

/** Cards of results that wait for their disclosure or have it, and reminders of its term. */
export const disclosures = { disclosure: disclosureCards, 'disclosure-due': dueCards };

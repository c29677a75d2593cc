import { chaseCard } from '../../chat/cards/chase.ts';
import { told } from '../../chat/text.ts';
import { at } from './facts-people.ts';

const facts = {
  id: '00000000-0000-4000-8000-0000000000b1',
  number: 'N-000123',
  name: '沈国强',
  sentAt: at('10:00'),
  title: told('card.inspection.title', { state: told('state.inspection.assigned') }),
  isOver: false,
};

/** What is said about a message that nobody answers. */
export const chases = {
  'to the reader': chaseCard(facts, 'reader'),
  'to the group': chaseCard(facts, 'group'),
  'to the group, called by their accounts': chaseCard(
    { ...facts, users: { telegram: '700', slack: 'U7' } },
    'group',
  ),
  'to the lead': chaseCard(facts, 'lead'),
  'answered meanwhile': chaseCard({ ...facts, isOver: true }, 'lead'),
};

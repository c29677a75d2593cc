type V = Record<string, string | number>;

/** Texts of marks and rules that wait for consent, and of the page of everything that waits. */
export const moreConsents = {
  'card.consent.title.flag': ({ state }: V) => `Mark on a subject · ${state}`,
  'card.consent.title.profile': ({ state }: V) => `Rules of a bureau · ${state}`,
  'card.consent.ask.flag': () =>
    'Please decide. Whoever recorded it may not; once you consent, the mark holds from its first day on.',
  'card.consent.ask.profile': () =>
    'Please decide. Whoever wrote in it may not; with your consent it is in force from today, and tasks that are set up stay under theirs. Another day can be set in the panel.',
  'card.consent.then.flag': () => 'The mark is in the registry and holds from its first day on.',
  'card.consent.then.profile': () => 'Approved; the panel assigns it to a unit.',
  'card.field.flag': () => 'Mark',
  'card.field.flag.value': ({ flag, value }: V) => `${flag} ${value}`,
  'card.field.flag-days': () => 'Days',
  'card.field.flag-source': () => 'Source',
  'card.field.flag-evidence': () => 'Evidence',
  'card.field.flag-standing': () => 'In force already',
  'card.field.profile': () => 'Rules',
  'card.field.profile.value': ({ name, number }: V) => `${name}, version ${number}`,
  'card.field.profile-parent': () => 'Derived from',
  'card.field.profile-authors': () => 'Written by',
  'card.field.profile-changes': () => 'Against its parent',
  'card.field.profile-changes.none': () => 'No value and no article differs',
  'card.field.profile-changes.more': ({ count }: V) => `${count} more, see the panel.`,
  'card.field.profile-change': ({ en }: V) =>
    `${String(en).charAt(0).toUpperCase()}${String(en).slice(1)}.`,
  'about.flag': () => 'mark on a subject',
  'about.profile': () => 'rules of a bureau',
  'panel.waiting.title': () => 'Everything else that waits for you',
  'panel.waiting.none': () =>
    'No plan, inspection outside the draw, campaign, directed draw, joint registry, mark, rules or item list waits for you.',
  'panel.waiting.below': () => 'Below the floor',
  'panel.waiting.short': () => 'This plan is below a floor: consent needs a reason.',
  'panel.waiting.list': () => 'Item list to be published',
  'panel.waiting.list.drafts': ({ count, names }: V) =>
    count === 1 ? `1 draft: ${names}` : `${count} drafts: ${names}`,
  'panel.waiting.page.plan': () => 'See the plan',
  'panel.waiting.page.exclusion': () => 'See the entry',
  'panel.waiting.page.campaign': () => 'See the campaign',
  'panel.waiting.page.deployment': () => 'See the task',
  'panel.waiting.page.pool-agreement': () => 'See the registries',
  'panel.waiting.page.flag': () => 'See the subject',
  'panel.waiting.page.profile': () => 'See the rules',
  'panel.waiting.page.list': () => 'See and publish the list',
};

import { can } from '../domain/policy.ts';
import type { TextKey } from '../locales/translate.ts';
import { tables } from './resources.ts';
import { mayUse } from './table.ts';
import type { Official } from './visitor.ts';

/** A page that the header leads to. */
export type Way = {
  href: string;
  label: TextKey;
  when: (actor: Official) => boolean;
  /** Pages that are reached from there. */
  also?: string[];
};
/** Pages of one kind of work; those of every day stand in the header themselves, without a name. */
export type WayGroup = { label?: TextKey; ways: Way[] };

// Anybody who may do it in some unit sees the way there; the page itself decides about each thing.
const somewhere =
  (...actions: Parameters<typeof can>[1][]) =>
  (actor: Official) =>
    actions.some((action) =>
      actor.mandates.some(({ path }) => can(actor, action, { unitPath: path } as never)),
    );

const groups: WayGroup[] = [
  {
    ways: [
      { href: '/desk', label: 'panel.way.desk', when: () => true },
      {
        href: '/desk/tasks',
        label: 'panel.way.tasks',
        when: somewhere('task.read'),
        also: ['/desk/draws', '/desk/visits', '/desk/joint', '/desk/delegations'],
      },
      {
        href: '/desk/requests',
        label: 'panel.way.requests',
        when: (actor) =>
          somewhere('task.read', 'authenticator.decide-reset')(actor) ||
          actor.standsFor !== undefined,
        also: ['/desk/deputies', '/desk/receipts', '/desk/step-up'],
      },
      { href: '/desk/deadline-board', label: 'panel.way.deadlines', when: somewhere('task.read') },
    ],
  },
  {
    label: 'panel.group.registries',
    ways: [
      {
        href: '/desk/registry',
        label: 'panel.way.registry',
        when: somewhere('registry.read', 'task.read'),
      },
      { href: '/desk/import', label: 'panel.way.import', when: somewhere('registry.import') },
      {
        href: '/desk/experts',
        label: 'panel.way.experts',
        when: somewhere('expert.register', 'expert.invite'),
      },
      { href: '/desk/leave', label: 'panel.way.leave', when: somewhere('leave.record') },
    ],
  },
  {
    label: 'panel.group.plan',
    ways: [
      {
        href: '/desk/lists',
        label: 'panel.way.lists',
        when: somewhere('registry.read', 'task.read'),
        also: ['/desk/items', '/desk/plans'],
      },
      {
        href: '/desk/forms',
        label: 'panel.way.forms',
        when: somewhere('registry.read', 'task.read'),
      },
      { href: '/desk/frequency', label: 'panel.way.frequency', when: somewhere('frequency.read') },
      {
        href: '/desk/exclusions',
        label: 'panel.way.exclusions',
        when: somewhere('task.read'),
        also: ['/desk/campaigns'],
      },
      { href: '/desk/calendar', label: 'panel.way.calendar', when: () => true },
    ],
  },
  {
    label: 'panel.group.results',
    ways: [
      { href: '/desk/disclosures', label: 'panel.way.published', when: somewhere('task.read') },
      {
        href: '/desk/objections',
        label: 'panel.way.objections',
        when: somewhere('objection.read'),
      },
      { href: '/desk/cases', label: 'panel.way.cases', when: somewhere('case.read') },
      { href: '/desk/archive', label: 'panel.way.archive', when: somewhere('archive.read') },
    ],
  },
  {
    label: 'panel.group.supervision',
    ways: [
      {
        href: '/desk/kpi',
        label: 'panel.way.kpi',
        when: somewhere('task.read'),
        also: ['/desk/ledger'],
      },
      { href: '/desk/overdue', label: 'panel.way.overdue', when: somewhere('task.read') },
      {
        href: '/desk/complaints',
        label: 'panel.way.complaints',
        when: somewhere('complaint.list'),
      },
      { href: '/desk/trail', label: 'panel.way.trail', when: somewhere('trail.read') },
    ],
  },
  {
    label: 'panel.group.settings',
    ways: [
      { href: '/desk/profiles', label: 'panel.way.profiles', when: somewhere('profile.read') },
      {
        href: '/desk/reach',
        label: 'panel.way.reach',
        when: somewhere('reach.read'),
        also: ['/desk/people'],
      },
      { href: '/desk/messages', label: 'panel.way.messages', when: somewhere('message.see') },
      { href: '/desk/chat-check', label: 'panel.way.checks', when: somewhere('check.ask') },
      {
        href: '/tables',
        label: 'panel.way.tables',
        when: (actor) => tables.some((table) => mayUse(table, 'list', actor)),
      },
    ],
  },
];

/** What this person may open, by the kind of work; a group of one page is that page. */
export const waysOf = (actor: Official): WayGroup[] =>
  groups
    .map((group) => ({ ...group, ways: group.ways.filter((way) => way.when(actor)) }))
    .filter(({ ways }) => ways.length > 0)
    .map(({ label, ways }) => (label && ways.length > 1 ? { label, ways } : { ways }));

/** Whether a page is the one that a way leads to, or is reached from there. */
export const leadsTo = ({ href, also = [] }: Way, path: string): boolean =>
  href === '/desk'
    ? path === href
    : [href, ...also].some((page) => path === page || path.startsWith(`${page}/`));

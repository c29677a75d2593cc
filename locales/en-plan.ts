import { parameters } from '../domain/profile/parameters.ts';
import type { planning as zh } from './zh-plan.ts';

type V = Record<string, string | number>;

// Where a plan goes, as the profile's own words have it.
const place = (code?: string | number): string => {
  const given = [String(code)] as never[];
  const known = [
    parameters['plan.publishChannels'].kind,
    parameters['plan.filingTo'].kind,
    parameters['disclosure.channels'].kind,
  ];
  const kind = known.find(({ schema }) => schema.safeParse(given).success);
  return kind ? kind.print(given, 'en') : String(code ?? '');
};

const ruled = ({ rule }: V) => (rule ? ` (${rule})` : '');

/** English by the Chinese. */
export const planning: typeof zh = {
  'refusal.item-incomplete': (v: V) =>
    `Item “${v['item']}” lacks “${v['field']}” and cannot be published${ruled(v)}. Complete it first.`,
  'refusal.item-kind-not-allowed': (v: V) =>
    `This bureau has no items of that class: “${v['item']}” cannot be a key item${ruled(v)}.`,
  'refusal.draft-open': ({ item }: V) => `There is a draft of “${item}” already; change that one.`,
  'refusal.plan-empty': (v: V) => `The plan says nothing yet and cannot be submitted${ruled(v)}.`,
  'refusal.plan-incomplete': (v: V) =>
    `Line “${v['line']}” of the plan lacks “${v['field']}”${ruled(v)}. Complete it first.`,
  'refusal.plan-not-adjustable': (v: V) =>
    `A published plan is followed strictly and cannot be adjusted${ruled(v)}.`,
  'refusal.adjustment-unexplained': (v: V) => `Give the reason of the adjustment${ruled(v)}.`,
  'refusal.line-lowered': (v: V) =>
    `Line “${v['line']}” has been drawn: it can neither be left out nor made smaller${ruled(v)}.`,
  'refusal.uplift-reversed': (v: V) =>
    `Line “${v['line']}” draws high risk less often than low risk; give a reason${ruled(v)}.`,
  'refusal.coverage-below-floor': (v: V) =>
    `With the registries as they are the plan covers about ${v['covered']} subjects, below the floor of ${v['floor']}${ruled(v)}. Raise the ratios, or let the approver give a reason.`,
  'refusal.receipt-required': (v: V) =>
    `Enter the receipt or address of ${place(v['what'])}; a mark is not enough${ruled(v)}.`,
  'refusal.receipt-kept': (_: V) => 'That receipt is on file already and cannot be changed.',
  'refusal.channel-missing': (v: V) =>
    `The plan has not been published at “${place(v['channel'])}”, so no task can be set up${ruled(v)}. Enter the receipt first.`,
  'refusal.year-short': (v: V) =>
    `This year falls short: ${v['what']} ${v['has']} of ${v['needs']}${ruled(v)}. Give a reason to close it.`,
};

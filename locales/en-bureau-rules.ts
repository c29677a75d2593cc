import { citeEn } from './cite.ts';
import type { bureauRules as zh } from './zh-bureau-rules.ts';

type V = Record<string, string | number>;

/** Texts of rules that bureaus set differently: who keeps a registry, key subjects, coverage, joint draws. */
export const bureauRules: typeof zh = {
  'refusal.joint-draw-required': ({ rule }: V) =>
    `The plan of the year needs at least one joint draw, initiated or joined: name the departments in a line${citeEn(rule)}.`,
  'refusal.joint-draw-unexplained': ({ category, rule }: V) =>
    `Several items check ${category} and are not drawn together: say why${citeEn(rule)}.`,
  'refusal.campaign-by-draw': ({ departments, rule }: V) =>
    `A campaign with other departments (${departments}) is made by the random draw: set up a joint task, or give a ground beside the draw${citeEn(rule)}.`,
  'panel.plan.joint-reason': ({ rule }: V) =>
    `Why several items of the same subjects are not drawn together (if so; ${rule})`,
  'panel.plan.joint-apart': ({ reason }: V) =>
    `Why several items are not drawn together: ${reason}`,
  'panel.campaign.departments': () => 'Other departments that take part (separated by 、)',
  'panel.campaign.by-draw': ({ rule }: V) =>
    `A campaign of several departments is made by the random draw (${rule}).`,
  'panel.gauges.warned': () => 'low',
  'panel.plan.coverage-warning': ({ has, below, rule }: V) =>
    `Expected to cover ${has} subjects, fewer than ${below}: a warning, which holds up no approval${citeEn(rule)}.`,
  'refusal.not-owner': ({ owner, rule }: V) =>
    `${owner} keeps this subject and alone may change, flag or import it${citeEn(rule)}.`,
  'panel.registry.owner': ({ unit, how, rule }: V) => `${unit} (${how}; ${rule})`,
  'refusal.item-adjustment-unexplained': ({ item, rule }: V) =>
    `Say why “${item}” is adjusted: the reason is published with the list${citeEn(rule)}.`,
  'refusal.item-adjustment-backdated': ({ item, on, rule }: V) =>
    `“${item}” would be in force from ${on}, before it is published: an adjustment is published in time${citeEn(rule)}.`,
  'panel.item.adjust-reason': () =>
    'Reason of the adjustment (for items that have none of their own)',
  'field.keyPoolFilter': () => 'Key registry',
  'panel.key-pool.in': () => 'Key registry',
  'panel.key-pool.out': () => 'Outside the key registry',
  'portal.draw.key-pool': () => 'in the key registry',
  'portal.draw.not-key-pool': () => 'outside the key registry',
};

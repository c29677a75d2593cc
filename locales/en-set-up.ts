import { citeEn } from './cite.ts';

type V = Record<string, string | number>;

/** Texts of setting up a task in English. */
export const setUp = {
  'refusal.mode-not-allowed': ({ rule }: V) =>
    `The bureau's rules do not know this way of drawing${citeEn(rule)}.`,
  'refusal.open-draw-selects': ({ stratum, rule }: V) =>
    `An open draw is from all subjects: stratum "${stratum}" may have neither conditions nor weights${citeEn(rule)}. Make it a directed draw, or remove them.`,
  'refusal.open-draw-incomplete': ({ category, rule }: V) =>
    `An open draw covers every category of its items; "${category}" is missing${citeEn(rule)}.`,
  'refusal.ratio-below-floor': ({ stratum, floor, rule }: V) =>
    `The ratio of stratum "${stratum}" is below the least of ${floor}%${citeEn(rule)}.`,
  'refusal.weights-need-quota': ({ stratum, quota, least }: V) =>
    `Stratum "${stratum}" draws only ${quota}; weights need ${least} or more to be true. Remove them, or make a stratum with its own ratio for each risk.`,
  'refusal.rotation-unsealed': (_: V) =>
    'The batches of a rotation stay secret, so its result is sealed. Please tick "sealed".',
  'refusal.rotation-weighted': ({ stratum }: V) =>
    `A rotation visits everybody once: stratum "${stratum}" may have no weights.`,
  'refusal.rotation-not-ruled': ({ stratum, rule }: V) =>
    `The bureau's rules do not have every subject of stratum "${stratum}" visited in turn${citeEn(rule)}. Draw a sample instead.`,
  'refusal.rotation-too-long': ({ stratum, months, rule }: V) =>
    `Everybody in stratum "${stratum}" is to be visited within ${months} months${citeEn(rule)}; the window is too long.`,
  'refusal.batches-too-many': ({ days }: V) =>
    `The window has ${days} days: 1 to ${days} batches are possible.`,
  'event.task.batch-dispatched': ({ who, number, count }: V) =>
    `${who} dispatched batch ${number} of the rotation (${count} visits)`,
  'health.sweep.dispatch-batches': (_: V) => 'Batches of rotations that are due',
  'field.mode': () => 'Way of drawing',
  'scope.open': () => 'Open',
  'scope.directed': () => 'Directed',
  'mode.sample': () => 'Sample',
  'mode.rotation': () => 'Rotation',
  'field.batches': () => 'Batches',
  'field.weights': () => 'Weights',
  'field.riskFilter.short': () => 'risk',
  'field.gradeFilter.short': () => 'grade',
  'field.weights.short': () => 'weight',
  'field.scale': () => 'Business scale',
  'field.areaFilter': () => 'Jurisdiction',
  'field.scaleFilter': () => 'Business scale',
  'field.subtypeFilter': () => 'Nature',
  'panel.task-form.untold': () => 'not on file',
  'field.blacklistFilter': () => 'Blacklist',
  'panel.mode.open': () => 'Open: from all subjects of the category',
  'panel.mode.directed': () => 'Directed: by conditions or classes',
  'panel.mode.rotation': () => 'Rotation: everybody once in the window, in secret batches',
  'panel.mode.open-short': () => 'Open draw',
  'panel.mode.directed-short': () => 'Directed draw',
  'panel.mode.rotation-short': ({ batches }: V) => `Rotation in ${batches} batches`,
  'panel.task-form.mode': () => 'Way of drawing',
  'panel.task-form.batches': () => 'Batches (rotation only)',
  'panel.task-form.batches-hint': () =>
    'Cut in the order of the draw; the window is divided evenly, each batch is sent by itself when due.',
  'panel.task-form.any': () => 'Any',
  'panel.task-form.listed': () => 'On the blacklist',
  'panel.task-form.unlisted': () => 'Not on the blacklist',
  'panel.task-form.weights': () =>
    'Weights by risk (1–16, empty is 1; only for strata that draw 20 or more)',
  'panel.task-form.conditions': () => 'More conditions, and weights',
  'panel.task-form.preview': () => 'Preview the pool',
  'panel.preview.title': () => 'Preview of the pool',
  'panel.preview.lead': () =>
    'By the registry as it is now. Nothing was saved; the freeze counts anew.',
  'panel.preview.pool': () => 'In the stratum',
  'panel.preview.eligible': () => 'Eligible',
  'panel.preview.quota': () => 'To be drawn',
  'panel.preview.min': () => 'Minimum',
  'panel.preview.excluded': () => 'Excluded',
  'panel.preview.none': () => 'none',
  'panel.preview.total': () => 'Total',
  'panel.preview.code.1': ({ count }: V) => `yearly cap reached ${count}`,
  'panel.preview.code.2': ({ count }: V) => `same item passed this year ${count}`,
  'panel.preview.code.3': ({ count }: V) => `not subsisting ${count}`,
  'panel.preview.code.4': ({ count }: V) => `required field blank ${count}`,
  'panel.preview.code.5': ({ count }: V) => `excluded by law ${count}`,
  'panel.preview.cap': ({ cap }: V) => `Yearly cap: ${cap}`,
  'panel.preview.no-cap': () => 'No yearly cap',
  'panel.preview.pseudonym': () =>
    'Published by pseudonym (a stratum tells a risk, or a class is restricted)',
  'panel.preview.code': () => 'Published by unified social credit code',
  'panel.preview.batch': ({ number, from, to, count }: V) =>
    `Batch ${number}, ${from} to ${to}, about ${count}`,
  'panel.preview.ok': () => 'It can be set up.',
  'panel.task.batch': ({ number }: V) => `Batch ${number}`,
  'panel.task.batches': () => 'Batches of the rotation',
  'panel.task.batch-size': () => 'Subjects',
  'panel.task.batch-state': () => 'Dispatch',
  'panel.task.batch-sent': () => 'dispatched',
  'panel.task.batch-due': () => 'due',
  'panel.task.batch-ahead': () => 'not yet due',
  'panel.press.batch': () => 'Dispatch the due batch',
  'panel.done.batch': ({ count }: V) => `${count} visits dispatched.`,
};

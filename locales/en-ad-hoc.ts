import { citeEn } from './cite.ts';
import type { adHoc as chinese } from './zh-ad-hoc.ts';

type V = Record<string, string | number>;

/** Texts of tasks outside the plan, of directed draws ordered apart, and of who is drawn more. */
export const adHoc: typeof chinese = {
  'refusal.plan-line-missing': ({ rule }: V) =>
    `A task carries out a line of the annual plan; one outside the plan says why${citeEn(rule)}.`,
  'refusal.plan-of-other-year': ({ year, on }: V) =>
    `This line is of the plan of ${year}; the task begins on ${on}. Choose a line of that year: a task that spans the turn of the year counts in the year in which it begins.`,
  'refusal.window-over': ({ on }: V) =>
    `The window of the task ended on ${on}: it is neither set up nor frozen any more.`,
  'refusal.ad-hoc-not-allowed': ({ rule }: V) =>
    `This bureau draws strictly by its annual plan, and not outside it${citeEn(rule)}. Register pressing problems as inspections outside the draw.`,
  'refusal.ad-hoc-only-deployed': ({ rule }: V) =>
    `A draw outside the plan is a directed draw ordered apart, with its ground, document and consent${citeEn(rule)}.`,
  'refusal.deployment-ground-unknown': ({ rule }: V) =>
    `The rules of this bureau do not know this ground for a draw ordered apart${citeEn(rule)}.`,
  'refusal.deployment-undecided': ({ rule }: V) =>
    `A directed draw ordered apart is free of cap and ratio; its pool is frozen once another person has consented${citeEn(rule)}.`,
  'refusal.ratio-reversed': ({ stratum, low, rule }: V) =>
    `“${stratum}” is of higher risk and drawn less than “${low}”${citeEn(rule)}. Change the ratios or give a reason.`,
  'refusal.weights-reversed': ({ stratum, rule }: V) =>
    `In “${stratum}” subjects of high risk weigh less than those of lower risk${citeEn(rule)}. Change the weights or give a reason.`,

  'deployment-ground.key-industry': () => 'key industry or field',
  'deployment-ground.complaints': () => 'several complaints',
  'deployment-ground.abnormal': () => 'on the abnormal list',
  'deployment-ground.discredited': () => 'dishonesty',
  'deployment-ground.serious-violation': () => 'serious violations',
  'deployment-ground.special-rectification': () => 'special rectification',
  'deployment-ground.special-event': () => 'special event',
  'deployment-ground.higher-order': () => 'higher order',
  'deployment-ground.transfer': () => 'transferred or assigned case',
  'deployment-ground.big-data': () => 'problem found by data analysis',
  'task-source.plan': () => 'annual plan',
  'task-source.ad-hoc': () => 'ad hoc (outside the plan)',

  'event.task.deployment-requested': ({ who, documentNo }: V) =>
    `${who} asked for consent to a directed draw ordered apart (${documentNo})`,
  'event.task.deployment-decided': ({ who, verdict }: V) =>
    `${who} decided on a directed draw ordered apart: ${verdict}`,

  'panel.mode.directed-exempt': () =>
    'Directed, ordered apart: free of cap and ratio; needs its ground, document and the consent of another person',
  'panel.mode.directed-exempt-short': () => 'directed (ordered apart, free of cap and ratio)',
  'panel.ad-hoc.none': () => '(outside the plan, ad hoc)',
  'panel.ad-hoc.reason': () =>
    'Reason for a draw outside the plan (published with the announcement)',
  'panel.ad-hoc.badge': () => 'ad hoc',
  'panel.ad-hoc.why': ({ reason }: V) => `Outside the plan: ${reason}`,
  'panel.deployment.title': () => 'Directed draw ordered apart',
  'panel.deployment.badge': () => 'ordered apart',
  'panel.deployment.ground': () => 'Ground',
  'panel.deployment.document': () => 'Number of the order',
  'panel.deployment.body': () => 'Authority that ordered it (of a higher order)',
  'panel.deployment.reason': () => 'Reason',
  'panel.deployment.waits': () => 'Awaits consent; the pool is frozen after that.',
  'panel.deployment.decided': ({ who }: V) => `Decided by ${who}`,
  'panel.uplift.reason': () => 'Reason for drawing those of high risk less than others (if so)',
  'panel.uplift.split': () => 'Split into two strata by risk and credit',
  'panel.uplift.raised': () => 'Raised by risk or credit',
  'panel.uplift.others': () => 'Others',
  'field.raisedFilter': () => 'Risk and credit',
  'panel.start.deployment': () => 'Decide on a directed draw ordered apart',
  'field.inspectionType': () => 'Type of inspection',

  'portal.draw.source': () => 'Source of the task',
  'portal.draw.deployment': () => 'Directed draw ordered apart',
  'portal.draw.deployment.why': () => 'free of the yearly cap and of ratios',
  'portal.raised.yes': () => 'subjects that the rules raise',
  'portal.raised.no': () => 'other subjects',
};

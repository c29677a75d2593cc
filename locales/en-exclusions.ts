import { ofCount } from './counted.ts';
import { citeEn as cite } from './cite.ts';
import type { exclusions as chinese } from './zh-exclusions.ts';

type V = Record<string, string | number>;

/** Texts of inspections outside the random draw, of campaigns, and of their yearly report. */
export const exclusions: typeof chinese = {
  'refusal.exclusion-ground-unknown': ({ rule }: V) =>
    `The rules of this bureau do not know this ground for inspecting without a draw${cite(rule)}. Choose another, or leave it to the draw.`,
  'refusal.exclusion-body-missing': ({ rule }: V) =>
    `An inspection ordered from above names the authority that ordered it${cite(rule)}.`,
  'refusal.exclusion-body-unknown': ({ bodies, rule }: V) =>
    `This authority is none of those that may order an inspection: ${bodies}${cite(rule)}.`,
  'refusal.exclusion-not-safety': ({ rule }: V) =>
    `This bureau inspects without a draw after sudden production-safety events only${cite(rule)}.`,
  'refusal.exclusion-is-listed': ({ rule }: V) =>
    `This item is on the list in force: it cannot be inspected directly as one that is not${cite(rule)}.`,
  'refusal.exclusion-afterwards': ({ on }: V) =>
    `The day of inspection, ${on}, is over. Only a sudden event may be written up afterwards.`,
  'refusal.exclusion-reason-short': ({ least }: V) =>
    `Give a reason of at least ${least} characters.`,
  'refusal.exclusion-baseless': ({ rule }: V) =>
    `Name the basis in law; without one nobody is inspected${cite(rule)}.`,
  'refusal.exclusion-day': ({ from, to }: V) =>
    `The day of the inspection lies between ${from} and ${to}.`,
  'refusal.campaign-on-listed-item': ({ item, rule }: V) =>
    `Listed items (${item}) are in principle not put through campaigns or patrols${cite(rule)}. Where a ground stands outside the draw, name it with its document and ask for consent, or order a directed draw apart.`,
  'refusal.campaign-outside-days': ({ from, to }: V) =>
    `The inspection lies within the days of the campaign (${from} to ${to}).`,
  'refusal.report-early': ({ year }: V) =>
    `${year} is not over: its report cannot be published yet.`,
  'refusal.report-open': ({ count }: V) =>
    `${count} still wait for consent; the report is published after that.`,

  'exclusion-ground.unlisted': () => 'key field or public safety, not on the list',
  'exclusion-ground.higher-order': () => 'ordered by a higher authority',
  'exclusion-ground.complaint': () => 'complaint, data alert or found on duty',
  'exclusion-ground.transfer': () => 'transferred, assigned or supervised case',
  'exclusion-ground.incident': () => 'sudden event',
  'exclusion-ground.other': () => 'not suited to a random draw',
  'inspection-type.random': () => 'random',
  'inspection-type.key': () => 'key supervision',
  'inspection-type.complaint': () => 'complaint',
  'inspection-type.campaign': () => 'campaign',
  'inspection-type.credit': () => 'credit',
  'incident.safety-production': () => 'production-safety event',
  'incident.other': () => 'other sudden event',
  'campaign-kind.campaign': () => 'campaign',
  'campaign-kind.patrol': () => 'full-coverage patrol',
  'state.exclusion.requested': () => 'awaits consent',
  'state.exclusion.approved': () => 'to be inspected',
  'state.exclusion.rejected': () => 'turned down',
  'state.exclusion.done': () => 'inspected',
  'state.campaign.requested': () => 'awaits consent',
  'state.campaign.approved': () => 'consented to',
  'state.campaign.rejected': () => 'turned down',

  'event.exclusion.registered': ({ who, code }: V) =>
    `${who} registered the inspection outside the draw ${code}`,
  'event.exclusion.decided': ({ who, code, verdict }: V) =>
    `${who} decided on the inspection outside the draw ${code}: ${verdict}`,
  'event.exclusion.concluded': ({ who, code, finding }: V) =>
    `${who} put the result of ${code} on file: ${finding}`,
  'event.exclusion.reported': ({ who, year, count }: V) =>
    `${who} published the report on ${count} inspections outside the draw of ${year}`,
  'event.campaign.registered': ({ who, code, name }: V) =>
    `${who} registered the campaign “${name}” (${code})`,
  'event.campaign.decided': ({ who, code, verdict }: V) =>
    `${who} decided on the campaign ${code}: ${verdict}`,

  'panel.way.exclusions': () => 'Outside the draw',
  'panel.chapter.exclusion': () => 'Inspections outside the draw',
  'panel.chapter.campaign': () => 'Campaigns',
  'panel.exclusions.title': () => 'Inspections outside the random draw',
  'panel.exclusions.lead': () =>
    'Each is registered with its ground and document and needs the consent of another person. They count in no statistic of draws and to no cap, and are reported every year.',
  'panel.exclusions.none': () => 'None registered this year.',
  'panel.exclusions.new': () => 'Register an inspection',
  'panel.exclusions.year': () => 'Year',
  'panel.exclusions.show': () => 'Show',
  'panel.exclusions.open': () => 'To be decided or inspected',
  'panel.exclusions.none-open': () => 'Nothing is open.',
  'panel.exclusions.overdue': () => 'day of inspection is over',
  'panel.exclusions.of-year': ({ year }: V) => `Year ${year}`,
  'panel.exclusions.csv': () => 'Download CSV',
  'panel.exclusions.by-ground': () => 'By ground',
  'panel.exclusions.count': () => 'Registered',
  'panel.exclusions.done': () => 'Inspected',
  'panel.exclusions.problems': () => 'With problems',
  'panel.exclusions.total': () => 'Total',
  'panel.exclusions.beside': ({ visits }: V) =>
    `Random draws led to ${visits} visits in the same year; the two are counted apart.`,
  'panel.exclusions.report': () => 'Publish the yearly report',
  'panel.exclusions.report-lead': () =>
    'It lists numbers by ground, each inspection with ground and unit, and campaigns; no names of subjects and no numbers of complaints.',
  'panel.exclusions.never-drawn': () => 'Listed items not drawn this year',
  'panel.exclusions.never-drawn-lead': ({ rule }: V) =>
    `Every listed item is to be inspected by draw (${rule}).`,
  'panel.exclusions.all-drawn': () => 'Every listed item has been drawn this year.',
  'panel.exclusion.ground': () => 'Ground',
  'panel.exclusion.document': () => 'Number of the source document (complaint, letter, incident)',
  'panel.exclusion.document.short': () => 'Source document',
  'panel.exclusion.body': () => 'Authority that ordered it',
  'panel.exclusion.bodies': ({ bodies }: V) => `Authorities in the rules of this bureau: ${bodies}`,
  'panel.exclusion.uscc': () => 'Unified social credit code of a registered subject',
  'panel.exclusion.subject': () => 'Subject',
  'panel.exclusion.subject-name': () => 'Name of a subject that is not registered',
  'panel.exclusion.item': () => 'Item',
  'panel.exclusion.no-item': () => '(not on the list)',
  'panel.exclusion.basis': () => 'Basis in law (where it is not on the list)',
  'panel.exclusion.campaign': () => 'Campaign',
  'panel.exclusion.no-campaign': () => '(none)',
  'panel.exclusion.incident': () => 'Kind of event (of a sudden event)',
  'panel.exclusion.inspect-on': () => 'Day of inspection, planned',
  'panel.exclusion.inspected-on': () => 'Day of inspection',
  'panel.exclusion.type': () => 'Type',
  'panel.exclusion.finding': () => 'Finding',
  'panel.exclusion.register': () => 'Register and ask for consent',
  'panel.exclusion.conclude': () => 'Put the result on file',
  'panel.exclusion.registered': ({ who, at }: V) => `registered by ${who} on ${at}`,
  'panel.exclusion.decided': ({ who, at }: V) => `decided by ${who} on ${at}`,
  'panel.exclusion.not-you': () => 'Whoever registered it does not decide on it.',
  'panel.campaigns.title': () => 'Campaigns and full-coverage patrols',
  'panel.campaigns.none': () => 'No campaign is registered.',
  'panel.campaigns.new': () => 'Register a campaign',
  'panel.campaigns.warning': ({ rule }: V) =>
    `Listed items are in principle not put through campaigns or patrols (${rule}). One on a listed item names its ground and document; a directed draw ordered apart is set up as a task.`,
  'panel.campaign.kind': () => 'Kind',
  'panel.campaign.items': () => 'Listed items that it is about',
  'panel.campaign.no-ground': () => '(no listed item)',
  'panel.campaign.listed': () => 'on listed items',
  'panel.done.exclusion': ({ code }: V) => `${code} is registered and awaits consent.`,
  'panel.done.exclusion-concluded': () => 'The result is on file.',
  'panel.done.campaign': ({ code }: V) => `Campaign ${code} is registered and awaits consent.`,
  'panel.done.exclusion-report': ({ year }: V) => `The report of ${year} is published.`,
  'panel.start.exclusion': () => 'Decide on an inspection outside the draw',
  'panel.start.campaign': () => 'Decide on a campaign',
  'table.exclusion': () => 'Inspection outside the draw',
  'table.campaign': () => 'Campaign',

  'portal.kind.exclusions': () => 'Yearly report of inspections outside the draw',
  'portal.nav.exclusions': () => 'Outside the draw',
  'portal.exclusions.title': () => 'Inspections outside the random draw: yearly report',
  'portal.exclusions.lead': () =>
    'Complaints, orders from above and sudden events are inspected directly, without a draw. Their number and grounds are published every year; they count in no statistic of draws.',
  'portal.exclusions.none': () => 'No yearly report has been published yet.',
  'portal.exclusions.count': ({ count }: { count: number }) =>
    ofCount(count, 'inspection', 'inspections'),
  'portal.exclusions.done': () => 'carried out',
  'portal.exclusions.problems': () => 'with problems',
  'portal.exclusions.by-ground': () => 'By ground',
  'portal.exclusions.ground': () => 'Ground',
  'portal.exclusions.registered': () => 'Registered',
  'portal.exclusions.entries': ({ count }: V) => `Each inspection (${count})`,
  'portal.exclusions.code': () => 'Number',
  'portal.exclusions.unit': () => 'Inspecting unit',
  'portal.exclusions.on': () => 'Day',
  'portal.exclusions.about': () => 'Item or basis',
  'portal.exclusions.document': () => 'Document',
  'portal.exclusions.state': () => 'State',
  'portal.exclusions.campaigns': ({ count }: V) => `Campaigns and patrols (${count})`,
  'portal.exclusions.campaign': () => 'Name',
  'portal.exclusions.days': () => 'Days',
};

import { counted, ofCount } from './counted.ts';
import { draws } from './en-portal-draws.ts';
import { fairness } from './en-portal-fairness.ts';
import { portalRecords } from './en-portal-records.ts';
import { verify } from './en-verify.ts';
import { receipts } from './en-receipts.ts';
import type { portal as source } from './zh-portal.ts';

type Count = { count: string | number };

/** Texts of the public portal. */
export const portal: typeof source = {
  ...draws,
  ...receipts,
  ...fairness,
  ...portalRecords,
  ...verify,
  'portal.skip': () => 'Skip to content',
  'portal.nav': () => 'Main sections',
  'portal.nav.draws': () => 'Draws',
  'portal.nav.results': () => 'Results',
  'portal.nav.items': () => 'Item list',
  'portal.nav.plans': () => 'Annual plan',
  'portal.nav.check': () => 'Check a receipt',
  'portal.nav.verify': () => 'How to verify',
  'portal.other-language': () => '简体中文',
  'portal.description': () =>
    'Random inspections in public: item list, annual plan, announcements and results of draws, results of inspections.',
  'portal.footer.source': () =>
    'What stands here is a copy made when it was published, and is never changed; a correction is published as a new version beside the old one. The platforms prescribed for the inspecting authority remain the statutory ones.',
  'portal.footer.feed': () => 'Follow by feed (Atom)',
  'portal.footer.health': () => 'Service status',
  'portal.footer.printed': () => 'Address of this page: ',
  'portal.published': () => 'Published',
  'portal.organisation': () => 'Published by',
  'portal.hash': () => 'SHA-256 of what was published',
  'portal.json': () => 'Download what was published (JSON)',
  'portal.back': () => 'Back to the list',
  'portal.more': () => 'See all',

  'portal.kind.items': () => 'Item list',
  'portal.kind.plan': () => 'Annual plan',
  'portal.kind.announcement': () => 'Announcement of a draw',
  'portal.kind.draw': () => 'Result of a draw',
  'portal.kind.task': () => 'Task notice',
  'portal.kind.result': () => 'Result of an inspection',
  'portal.kind.void': () => 'Draw void',

  'portal.home.title': () => 'Chance decides who is inspected; everybody sees what was found',
  'portal.home.lead': () =>
    '“Double-random” means that both the businesses to inspect and the inspectors are drawn by lot; “open” means that what was inspected and found is made public in time.',
  'portal.home.second': () =>
    'The list is fixed and announced before the draw, and witnesses of independent units make the random number together: nobody knows it before, and nobody can draw again.',
  'portal.home.draws': () => 'Latest draws',
  'portal.home.results': () => 'Latest results',
  'portal.home.lists': () => 'Lists and plans',
  'portal.home.steps': () => 'How an inspection comes about',
  'portal.home.step.1': () => 'List fixed',
  'portal.home.step.1.text': () =>
    'The registry is frozen, its fingerprint goes into the announcement',
  'portal.home.step.2': () => 'Announcement',
  'portal.home.step.2.text': () => 'Ratios, strata and the witnesses’ commitments are public first',
  'portal.home.step.3': () => 'Draw',
  'portal.home.step.3.text': () => 'All random numbers are revealed; the result is computed once',
  'portal.home.step.4': () => 'Inspection',
  'portal.home.step.4.text': () =>
    'Two or more inspectors by lot; anyone with an interest is recused',
  'portal.home.step.5': () => 'Disclosure',
  'portal.home.step.5.text': () => 'Signed by all, approved, and published in time',
  'portal.count.draws': ({ count }: Count) => ofCount(count, 'draw announced', 'draws announced'),
  'portal.count.results': ({ count }: Count) =>
    ofCount(count, 'result published', 'results published'),
  'portal.count.items': ({ count }: Count) =>
    ofCount(count, 'inspection item in force', 'inspection items in force'),

  'portal.search': () => 'Search',
  'portal.search.label': () => 'Business name, unified social credit code, task number or item',
  'portal.search.title': () => 'Search',
  'portal.search.for': ({ q }: { q: string }) => `Results for “${q}”`,
  'portal.search.none': ({ q }: { q: string }) =>
    `Nothing found for “${q}”. Try fewer words, or the unified social credit code or task number.`,
  'portal.search.empty': () => 'Type what you are looking for.',

  'portal.items.title': () => 'List of inspection items',
  'portal.items.lead': () =>
    'Nothing outside this list may be inspected at random. A change is published as a new version; old versions stay.',
  'portal.items.none': () =>
    'No item list has been published yet. Once it is, each item shows its legal basis, ratio and frequency here.',
  'portal.items.count': ({ count }: Count) => counted(count, 'item', 'items'),
  'portal.item.code': () => 'Item number',
  'portal.item.category': () => 'Subjects',
  'portal.item.basis': () => 'Legal basis',
  'portal.item.method': () => 'Method',
  'portal.item.content': () => 'What is inspected',
  'portal.item.unit': () => 'Inspecting unit',
  'portal.item.ratio': () => 'Ratio',
  'portal.item.ratio.max': ({ ratio, max }: { ratio: string; max: string }) =>
    `${ratio}, at most ${max}`,
  'portal.item.frequency': () => 'Frequency',
  'portal.item.version': ({ number }: { number: number }) => `version ${number}`,
  'portal.item-kind.key': () => 'key item',
  'portal.item-kind.general': () => 'general item',
  'portal.extent.full': () => 'results public in full',
  'portal.extent.restricted': () => 'results public in part',

  'portal.versions': () => 'Versions',
  'portal.version': ({ number }: { number: number }) => `Version ${number}`,
  'portal.version.current': () => 'in force',
  'portal.version.old': ({ number }: { number: number }) =>
    `This is version ${number}. A newer one has replaced it; it is kept for reference.`,
  'portal.version.newest': () => 'See the version in force',

  'portal.plans.title': () => 'Annual plans',
  'portal.plans.lead': () =>
    'Inspections follow the published plan of the year: tasks, ratios and times can be compared here line by line.',
  'portal.plans.none': () =>
    'No annual plan has been published yet. Once it is, the inspections of the whole year are listed here.',
  'portal.plan.tasks': ({ count }: Count) => ofCount(count, 'task', 'tasks'),
  'portal.plan.subjects': ({ count }: Count) => `${ofCount(count, 'visit', 'visits')} expected`,
  'portal.plan.joint': ({ count }: Count) =>
    `joint ${ofCount(count, 'task', 'tasks')} of several departments`,
  'portal.plan.caption': ({ count }: Count) => `${counted(count, 'task', 'tasks')} in the year`,
  'portal.plan.task': () => 'Task',
  'portal.plan.ratio': () => 'Ratio',
  'portal.plan.estimate': () => 'Visits',
  'portal.plan.window': () => 'When',
  'portal.plan.unit': () => 'Carried out by',
  'portal.plan.with': () => 'with',

  'portal.results.title': () => 'Results of inspections',
  'portal.results.lead': () =>
    'Search by name or unified social credit code. A corrected result stays beside its correction.',
  'portal.results.label': () => 'Name, unified social credit code or inspection number',
  'portal.results.finding': () => 'Finding',
  'portal.results.any': () => 'all findings',
  'portal.results.none': () =>
    'No result has been published yet. Results appear here in time after the inspection, once all inspectors have signed and the disclosure is approved.',
  'portal.results.count': ({ count }: Count) => counted(count, 'result', 'results'),
  'portal.results.nothing': () =>
    'No result matches. Try fewer words, or the unified social credit code.',
  'portal.result.title': ({ name }: { name: string }) => `Result: ${name}`,
  'portal.result.subject': () => 'Subject',
  'portal.result.uscc': () => 'Unified social credit code',
  'portal.result.finding': () => 'Finding',
  'portal.result.items': () => 'Items inspected',
  'portal.result.note': () => 'Remarks',
  'portal.result.inspectors': () => 'Inspectors',
  'portal.result.unit': () => 'Inspecting unit',
  'portal.result.category': () => 'Kind of business',
  'portal.result.address': () => 'Address',
  'portal.result.restricted': () =>
    'Disclosed in part, as the rules prescribe: neither address nor remarks are public.',
  'portal.result.signed': () => 'Signed',
  'portal.result.task': () => 'Task',
  'portal.result.code': () => 'Inspection number',
  'portal.result.current': () => 'Result in force',
  'portal.result.corrected': () => 'Result in force, corrected',
  'portal.result.superseded': () => 'corrected since, see the newer version',
  'portal.result.correction': () => 'Correction',
  'portal.result.history': () => 'Before the correction',
  'portal.result.print': () => 'This page can be printed as it is.',

  'portal.pager': () => 'Pages',
  'portal.pager.newer': () => 'Previous',
  'portal.pager.older': () => 'Next',

  'portal.problem.404.title': () => 'This page was not found',
  'portal.problem.404.text': () =>
    'The address may be wrong, or nothing has been published there yet. Start from the home page, or search for a name or number.',
  'portal.problem.500.title': () => 'Something went wrong',
  'portal.problem.500.text': () =>
    'The fault is ours and has been recorded. Please try again later.',
  'portal.problem.503.title': () => 'The portal is being maintained',
  'portal.problem.503.text': () =>
    'What was published cannot be read just now; nothing of it is lost. Please come back in a few minutes.',
  'portal.problem.too-many.title': () => 'Too many requests',
  'portal.problem.too-many.text': () =>
    'Your address has asked for very much at once. Please wait a moment, so that others are served too.',
  'portal.problem.busy.title': () => 'Many people are here right now',
  'portal.problem.busy.text': () =>
    'Please try again in a moment. If you filled in a form, go back to it; what you typed is still there.',
  'portal.problem.not-from-here.title': () => 'Not handed in',
  'portal.problem.not-from-here.text': () =>
    'This form was not sent from a page of this site and was not taken. Please open the form here and fill it in again.',
  'portal.problem.home': () => 'Go to the home page',
};

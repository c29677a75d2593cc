import type { ArchiveFacts, VisitFacts } from '../../db/queries/archive-facts.ts';
import type { Locale } from '../../locales/translate.ts';
import type { Gathered } from './gather.ts';
import type { Printed, Section } from './print.ts';
import { recordSections } from './record-pages.ts';
import { type Say, sayIn } from './say.ts';

/** What the printed archive of a task says, in one language. */
export function taskPages(gathered: Gathered, made: Date, locale: Locale): Printed {
  const say = sayIn(locale);
  const { facts, trail, files } = gathered;
  const { code, name } = facts;
  return {
    title: say('archive.title', { name }),
    made,
    foot: code,
    sections: [
      taskSection(facts, say),
      { heading: say('archive.draws'), lines: facts.draws.map((draw) => drawLine(draw, say)) },
      ...facts.visits.map((visit) => visitSection(visit, say)),
      ...recordSections(gathered, say),
      {
        heading: say('archive.decisions'),
        lines: facts.decisions.map((one) => decisionLine(one, say)),
      },
      {
        heading: say('archive.deliveries'),
        lines: facts.deliveries.map((one) => say('archive.delivery', one)),
      },
      mediaSection(facts, say),
      {
        heading: say('archive.trail'),
        lines: [
          say('archive.trail.events', { events: trail.events.length, size: trail.checkpoint.size }),
          ...trail.checkpoint.note.trimEnd().split('\n'),
        ],
      },
      { heading: say('archive.files'), lines: [...files.keys()] },
      { heading: say('archive.check'), lines: [say('archive.check.how')] },
    ].filter(({ lines }) => lines.length > 0),
  };
}

const taskSection = (facts: ArchiveFacts, say: Say): Section => ({
  heading: say('archive.task'),
  lines: [
    say('archive.task.code', facts),
    say('archive.task.units', facts),
    say('archive.task.days', { ...facts, closedOn: facts.closedOn ?? '–' }),
    say('archive.task.rules', { slug: facts.profileSlug, version: facts.profileVersion }),
    say('archive.task.items', { items: facts.items.join('、') }),
  ],
});

const drawLine = (draw: ArchiveFacts['draws'][number], say: Say): string =>
  say('archive.draw', {
    code: draw.code,
    kind: say(`draw-kind.${draw.kind}`),
    at: draw.at ?? '–',
    seed: draw.seed ?? '–',
    input: draw.inputHash,
  });

/** A visit from the arrival to the disclosure. */
export const visitSection = (visit: VisitFacts, say: Say): Section => ({
  heading: `${visit.code} ${visit.subject}`,
  lines: [
    say('archive.visit.subject', visit),
    ...mergedLine(visit, say),
    say('archive.visit.team', { team: visit.team.join('、') }),
    say('archive.visit.arrivals', { who: people(visit.arrivals) }),
    visit.finding
      ? say('archive.visit.finding', {
          finding: say(`finding.${visit.finding}`),
          hash: visit.resultHash ?? '',
        })
      : say('archive.visit.no-finding'),
    say('archive.visit.signers', { who: people(visit.signers) }),
    ...(visit.disclosure
      ? [
          say('archive.visit.disclosed', {
            state: say(`state.disclosure.${visit.disclosure}`),
            at: visit.disclosedAt ?? '–',
            due: visit.dueOn ?? '–',
          }),
        ]
      : []),
  ],
});

// with what it was one visit, and where its people were drawn.
const mergedLine = ({ sharedWith, ownCode, drawnWith }: VisitFacts, say: Say): string[] => {
  if (sharedWith.length === 0) return [];
  const tasks = sharedWith.map(({ code, name }) => `${code} ${name}`).join('、');
  return [say('archive.visit.merged', { tasks, code: ownCode, drawn: drawnWith })];
};

const decisionLine = (one: ArchiveFacts['decisions'][number], say: Say): string =>
  say('archive.decision', {
    ...one,
    about: say(`about.${one.about}`),
    verdict: say(`verdict.${one.verdict}`),
  });

/** The index of the files and the recordings, with the hash of each; a recording is kept elsewhere. */
export const mediaSection = (
  { media, recordings }: Pick<ArchiveFacts, 'media' | 'recordings'>,
  say: Say,
): Section => ({
  heading: say('archive.media'),
  lines: [
    ...media.map((one) =>
      say('archive.media.line', { ...one, number: one.number ?? '–', hash: one.originalHash }),
    ),
    ...recordings.map((one) => say('archive.media.recording', one)),
  ],
});

const people = (list: { name: string; at: string }[]): string =>
  list.map(({ name, at }) => `${name} ${at}`).join('、') || '–';

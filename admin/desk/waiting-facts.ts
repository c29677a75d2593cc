import type { ConsentFacts } from '../../db/queries/card-facts-consent.ts';
import type { FlagKind } from '../../domain/flag.ts';
import { articleOf, withoutParameter } from '../../domain/profile/cite.ts';
import { differencesOf } from '../../domain/profile/difference.ts';
import { textOf } from '../../domain/profile/kind.ts';
import { parameters } from '../../domain/profile/parameters.ts';
import { day, percent, window } from '../format.ts';
import type { Visitor } from '../visitor.ts';
import { closingFacts } from './closing-facts.ts';
import { correctionFacts } from './correction-facts.ts';
import { flagWord } from './flag-parts.ts';
import { languageOf } from './profile-source.ts';
import { coverageText } from './simulation.ts';

type Row = [label: string, value: string | null];
type Of<M extends ConsentFacts['matter']> = Extract<ConsentFacts, { matter: M }>;

/** What is asked, row by row: enough to decide without looking anything up. */
export const factsOf = (facts: ConsentFacts, visitor: Visitor): [string, string][] =>
  rowsOf(facts, visitor).filter((row): row is [string, string] => Boolean(row[1]));

function rowsOf(facts: ConsentFacts, visitor: Visitor): Row[] {
  switch (facts.matter) {
    case 'plan':
      return planRows(facts, visitor);
    case 'exclusion':
      return exclusionRows(facts, visitor);
    case 'campaign':
      return campaignRows(facts, visitor);
    case 'deployment':
      return deploymentRows(facts, visitor);
    case 'pool-agreement':
      return agreementRows(facts, visitor);
    case 'flag':
      return flagRows(facts, visitor);
    case 'profile':
      return profileRows(facts, visitor);
    case 'case':
      return closingFacts(facts, visitor);
    case 'correction':
      return correctionFacts(facts, visitor);
  }
}

/** A plan below a floor stands only with a word why. */
export const isShort = (facts: ConsentFacts): boolean =>
  facts.matter === 'plan' && (facts.forecast?.short.length ?? 0) > 0;

/** Where everything about it stands. */
export function pageOf(facts: ConsentFacts): string {
  switch (facts.matter) {
    case 'plan':
      return `/desk/plans/${facts.id}`;
    case 'deployment':
      return `/desk/tasks/${facts.id}`;
    case 'pool-agreement':
      return '/desk/registry';
    case 'flag':
      return `/desk/registry/subjects/${facts.subjectId}#flags`;
    case 'profile':
      return `/desk/profiles/${facts.slug}/${facts.number}`;
    case 'case':
      return `/desk/cases/${facts.id}`;
    case 'correction':
      return `/desk/disclosures/${facts.disclosureId}`;
    case 'exclusion':
    case 'campaign':
      return `/desk/exclusions#${facts.id}`;
  }
}

function planRows(plan: Of<'plan'>, { t }: Visitor): Row[] {
  const { year, number, lines, draws, jointDraws, estimate, reason, forecast } = plan;
  const short = forecast?.short ?? [];
  const warned = forecast?.warned ?? null;
  return [
    [t('card.field.plan'), t('card.field.plan.value', { year, number })],
    [t('card.field.plan-lines'), t('card.field.plan-lines.value', { lines, draws, estimate })],
    [
      t('card.field.plan-joint'),
      t('card.field.plan-joint.value', { joint: jointDraws, of: draws }),
    ],
    [t('card.field.plan-reason'), reason],
    ...short.map(({ what, item, has, needs, rule }): Row => [
      t('panel.waiting.below'),
      t(`card.consent.short.${what}`, {
        item: item ?? '',
        has,
        needs,
        rule: withoutParameter(rule),
      }),
    ]),
    [t('panel.gauges.warned'), warned && coverageText(warned, t)],
  ];
}

const documentOf = ({ issuingBody, documentNo }: { issuingBody: string; documentNo: string }) =>
  [issuingBody, documentNo].filter(Boolean).join(' ');

function exclusionRows(facts: Of<'exclusion'>, { t, locale }: Visitor): Row[] {
  return [
    [t('card.field.code'), facts.code],
    [t('card.field.subject'), facts.subject],
    [t('card.field.circumstance'), t(`exclusion-ground.${facts.ground}`)],
    [t('card.field.document'), documentOf(facts)],
    [t('card.field.about'), facts.about],
    [t('card.field.campaign'), facts.campaign],
    [t('card.field.asking-reason'), facts.reason],
    [t('card.field.inspect-on'), day(facts.inspectOn, locale)],
    [t('card.field.outside'), t('card.field.outside.value', { count: facts.earlier })],
    [t('card.field.rule'), articleOf(facts.profile, 'exclusions.grounds')],
  ];
}

function campaignRows(facts: Of<'campaign'>, { t, locale }: Visitor): Row[] {
  return [
    [t('card.field.code'), facts.code],
    [t('card.field.campaign'), facts.name],
    [t('card.field.campaign-kind'), t(`campaign-kind.${facts.kind}`)],
    [t('card.field.window'), window(facts.startsOn, facts.endsOn, locale)],
    [t('card.field.items'), facts.items.join(t('panel.comma'))],
    [t('card.field.listed'), facts.listed ? t('card.field.listed.value') : null],
    [t('card.field.circumstance'), facts.ground && t(`exclusion-ground.${facts.ground}`)],
    [t('card.field.document'), documentOf(facts)],
    [t('card.field.asking-reason'), facts.reason],
    [t('card.field.rule'), articleOf(facts.profile, 'scope.noParallelCampaign')],
  ];
}

function deploymentRows(facts: Of<'deployment'>, { t, locale }: Visitor): Row[] {
  const strata = facts.strata.map(({ name, ratioBp }) => `${name} ${percent(ratioBp)}`);
  return [
    [t('card.field.task'), `${facts.name} ${facts.code}`],
    [t('card.field.unit'), facts.executing],
    [t('card.field.window'), window(facts.startsOn, facts.endsOn, locale)],
    [t('card.field.items'), facts.items.join(t('panel.comma'))],
    [t('card.field.strata'), strata.join(t('panel.comma'))],
    [t('card.field.circumstance'), t(`deployment-ground.${facts.ground}`)],
    [t('card.field.document'), documentOf(facts)],
    [t('card.field.asking-reason'), facts.reason],
    [t('card.field.rule'), articleOf(facts.profile, 'cap.exemptGrounds')],
  ];
}

function agreementRows(facts: Of<'pool-agreement'>, { t }: Visitor): Row[] {
  const { unit, partner, inspectors, profile } = facts;
  const counts = { unit, own: inspectors.own, partner, theirs: inspectors.partner };
  return [
    [t('card.field.sides'), [unit, partner].join(t('panel.comma'))],
    [t('card.field.inspectors'), t('card.field.sides.inspectors', counts)],
    [t('card.field.asking-reason'), facts.reason],
    [t('card.field.rule'), articleOf(profile, 'inspector.jointPool')],
  ];
}

function flagRows(facts: Of<'flag'>, { t, locale }: Visitor): Row[] {
  const { startsOn, endsOn } = facts;
  const word = (one: { kind: FlagKind; value: string }) => flagWord(one, t);
  return [
    [t('card.field.subject'), facts.subject],
    [t('card.field.flag'), word(facts)],
    [t('card.field.flag-days'), endsOn ? window(startsOn, endsOn, locale) : day(startsOn, locale)],
    [t('card.field.flag-source'), facts.source],
    [t('card.field.flag-evidence'), facts.evidence],
    [t('card.field.asking-reason'), facts.reason],
    [t('card.field.flag-standing'), facts.standing.map(word).join(t('panel.comma'))],
  ];
}

function profileRows(facts: Of<'profile'>, visitor: Visitor): Row[] {
  const { t } = visitor;
  const { name, number, profile, parent } = facts;
  const changes = differencesOf(profile, parent).map(({ key }) =>
    textOf(parameters[key].label, languageOf(visitor)),
  );
  return [
    [t('card.field.profile'), t('card.field.profile.value', { name, number })],
    [t('card.field.document'), facts.document],
    [t('card.field.profile-parent'), parent.name],
    [t('card.field.profile-authors'), facts.authors.join(t('panel.comma'))],
    [
      t('card.field.profile-changes'),
      changes.join(t('panel.comma')) || t('card.field.profile-changes.none'),
    ],
  ];
}

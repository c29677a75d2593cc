import type {
  AgreementFacts,
  CampaignFacts,
  ConsentFacts,
  DeploymentFacts,
  ExclusionFacts,
} from '../../db/queries/card-facts-consent.ts';
import type { PlanFacts } from '../../db/queries/card-facts-plan.ts';
import { articleOf } from '../../domain/profile/cite.ts';
import type { TextKey } from '../../locales/translate.ts';
import { type Text, told } from '../text.ts';
import { between } from './parts.ts';

type Row = [TextKey, Text | null];

/** The rows of what is asked: enough to decide without looking anything up. */
export function rowsOf(facts: ConsentFacts): Row[] {
  switch (facts.matter) {
    case 'plan':
      return planRows(facts);
    case 'exclusion':
      return exclusionRows(facts);
    case 'campaign':
      return campaignRows(facts);
    case 'deployment':
      return deploymentRows(facts);
    case 'pool-agreement':
      return agreementRows(facts);
  }
}

function planRows(plan: PlanFacts): Row[] {
  const { year, number, lines, draws, jointDraws, estimate, ratios, reason } = plan;
  return [
    ['card.field.plan', told('card.field.plan.value', { year, number })],
    ['card.field.plan-lines', told('card.field.plan-lines.value', { lines, draws, estimate })],
    ['card.field.plan-ratio', ratios && ratioText(ratios)],
    [
      'card.field.plan-joint',
      told('card.field.plan-joint.value', { joint: jointDraws, of: draws }),
    ],
    ['card.field.plan-changes', plan.changes && changesText(plan.changes)],
    ['card.field.plan-reason', reason],
  ];
}

const ratioText = ([least, most]: [number, number]): Text =>
  least === most ? percent(least) : `${percent(least)}–${percent(most)}`;

const percent = (bp: number) => `${bp / 100}%`;

function changesText(changes: NonNullable<PlanFacts['changes']>): Text {
  if (changes.length === 0) return told('card.field.plan-changes.none');
  const count = (how: 'new' | 'changed' | 'gone') =>
    changes.filter((change) => change.how === how).length;
  return told('card.field.plan-changes.value', {
    added: count('new'),
    changed: count('changed'),
    gone: count('gone'),
    names: { list: changes.map(({ name }) => name) },
  });
}

const groundText = (ground: ExclusionFacts['ground'] | null): Text | null =>
  ground && told(`exclusion-ground.${ground}`);

const documentText = ({ issuingBody, documentNo }: { issuingBody: string; documentNo: string }) =>
  [issuingBody, documentNo].filter(Boolean).join(' ');

const itemsText = (items: string[]): Text | null => (items.length > 0 ? { list: items } : null);

function exclusionRows(facts: ExclusionFacts): Row[] {
  return [
    ['card.field.code', facts.code],
    ['card.field.subject', facts.subject],
    ['card.field.circumstance', groundText(facts.ground)],
    ['card.field.document', documentText(facts)],
    ['card.field.about', facts.about],
    ['card.field.campaign', facts.campaign],
    ['card.field.asking-reason', facts.reason],
    ['card.field.inspect-on', { on: facts.inspectOn }],
    ['card.field.outside', told('card.field.outside.value', { count: facts.earlier })],
    ['card.field.rule', articleOf(facts.profile, 'exclusions.grounds')],
  ];
}

function campaignRows(facts: CampaignFacts): Row[] {
  return [
    ['card.field.code', facts.code],
    ['card.field.campaign', facts.name],
    ['card.field.campaign-kind', told(`campaign-kind.${facts.kind}`)],
    ['card.field.window', between(facts.startsOn, facts.endsOn)],
    ['card.field.items', itemsText(facts.items)],
    ['card.field.listed', facts.listed ? told('card.field.listed.value') : null],
    ['card.field.circumstance', groundText(facts.ground)],
    ['card.field.document', documentText(facts)],
    ['card.field.asking-reason', facts.reason],
    ['card.field.rule', articleOf(facts.profile, 'scope.noParallelCampaign')],
  ];
}

function deploymentRows(facts: DeploymentFacts): Row[] {
  return [
    ['card.field.task', facts.name],
    ['card.field.code', facts.code],
    ['card.field.unit', facts.executing],
    ['card.field.window', between(facts.startsOn, facts.endsOn)],
    ['card.field.items', itemsText(facts.items)],
    [
      'card.field.strata',
      { list: facts.strata.map(({ name, ratioBp }) => `${name} ${percent(ratioBp)}`) },
    ],
    ['card.field.circumstance', told(`deployment-ground.${facts.ground}`)],
    ['card.field.document', documentText(facts)],
    ['card.field.asking-reason', facts.reason],
    ['card.field.rule', articleOf(facts.profile, 'cap.exemptGrounds')],
  ];
}

function agreementRows(facts: AgreementFacts): Row[] {
  const { unit, partner, inspectors } = facts;
  return [
    ['card.field.sides', { list: [unit, partner] }],
    [
      'card.field.inspectors',
      told('card.field.sides.inspectors', {
        unit,
        own: inspectors.own,
        partner,
        theirs: inspectors.partner,
      }),
    ],
    ['card.field.asking-reason', facts.reason],
    ['card.field.rule', articleOf(facts.profile, 'inspector.jointPool')],
  ];
}

import type {
  AgreementFacts,
  CampaignFacts,
  ConsentFacts,
  DeploymentFacts,
  ExclusionFacts,
  FlagFacts,
  ProfileFacts,
} from '../../db/queries/card-facts-consent.ts';
import type { PlanFacts } from '../../db/queries/card-facts-plan.ts';
import { articleOf } from '../../domain/profile/cite.ts';
import { differencesOf } from '../../domain/profile/difference.ts';
import { type Language, textOf } from '../../domain/profile/kind.ts';
import { type ParameterKey, parameters } from '../../domain/profile/parameters.ts';
import { entryOf, type Profile } from '../../domain/profile/profile.ts';
import type { TextKey } from '../../locales/translate.ts';
import { type Text, told } from '../text.ts';
import { closingRows } from './closing.ts';
import { correctionRows } from './correction.ts';
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
    case 'flag':
      return flagRows(facts);
    case 'profile':
      return profileRows(facts);
    case 'case':
      return closingRows(facts);
    case 'correction':
      return correctionRows(facts);
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

const flagText = ({ kind, value }: FlagFacts['standing'][number]): Text =>
  value
    ? told('card.field.flag.value', { flag: told(`flag.${kind}`), value })
    : told(`flag.${kind}`);

function flagRows(facts: FlagFacts): Row[] {
  const { subject, source, evidence, reason, startsOn, endsOn, standing } = facts;
  return [
    ['card.field.subject', subject],
    ['card.field.flag', flagText(facts)],
    ['card.field.flag-days', endsOn ? between(startsOn, endsOn) : { on: startsOn }],
    ['card.field.flag-source', source],
    ['card.field.flag-evidence', evidence],
    ['card.field.asking-reason', reason],
    ['card.field.flag-standing', standing.length > 0 ? { list: standing.map(flagText) } : null],
  ];
}

// More than this nobody reads on a card; the page shows all of them.
const mostChanges = 6;

function profileRows({ name, number, document, authors, parent, profile }: ProfileFacts): Row[] {
  const changes = differencesOf(profile, parent).map(({ key }) => changeText(key, profile, parent));
  const more = changes.length - mostChanges;
  return [
    ['card.field.profile', told('card.field.profile.value', { name, number })],
    ['card.field.document', document],
    ['card.field.profile-parent', parent.name],
    ['card.field.profile-authors', { list: authors }],
    [
      'card.field.profile-changes',
      changes.length === 0
        ? told('card.field.profile-changes.none')
        : {
            lines: [
              ...changes.slice(0, mostChanges),
              ...(more > 0 ? [told('card.field.profile-changes.more', { count: more })] : []),
            ],
          },
    ],
  ];
}

// What it was and what it becomes, in the reader's language.
function changeText(key: ParameterKey, profile: Profile, parent: Profile): Text {
  const say = (language: Language) => {
    const print = (of: Profile) =>
      parameters[key].kind.print(entryOf(of, key).value as never, language);
    const name = textOf(parameters[key].label, language);
    const [was, becomes] = [print(parent), print(profile)];
    const colon = language === 'zh' ? '：' : ': ';
    return `${name}${colon}${was === becomes ? becomes : `${was} → ${becomes}`}`;
  };
  return told('card.field.profile-change', { zh: say('zh'), en: say('en') });
}

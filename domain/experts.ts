import { type FrozenMatchInput } from './match/input.ts';
import { parameter, type Profile } from './profile/profile.ts';
import { initiating } from './team-rules.ts';

/** How an expert comes to a visit: drawn from the registry, or appointed with somebody's consent. */
export type ExpertMode = 'draw' | 'appointment';

// 高新区指引 第二十条: 随机选取或直接委派. 高青细则 第十二条 lets experts assist and leaves open how they are
// found; 许昌指引 二(七) entrusts third parties instead, which are no experts beside a team.
const modes: Record<'assist' | 'draw-or-appointment' | 'entrusted', readonly ExpertMode[]> = {
  assist: ['draw', 'appointment'],
  'draw-or-appointment': ['draw', 'appointment'],
  entrusted: [],
};

/** How a bureau's rules let experts take part; nothing where they entrust third parties instead. */
export const expertModesOf = (profile: Profile): readonly ExpertMode[] =>
  modes[parameter(profile, 'team.expertMode')];

/** An expert who may assist at a visit, or would but for an interest in its subject. */
export type ExpertCandidate = { id: string; serial: number; interested: boolean };

/**
 * The input of a draw of one expert: the match of one seat that leads nothing and counts for nothing, by
 * the experts' own serials (ADR 0013).
 */
export const expertInput = (recordId: string, candidates: ExpertCandidate[]): FrozenMatchInput => {
  const sorted = candidates.toSorted((a, b) => a.serial - b.serial);
  return {
    inspectors: sorted.map(({ serial }) => ({ serial, canLead: false, cap: 1 })),
    teams: [
      {
        subject: recordId,
        department: initiating,
        size: 1,
        needsLead: false,
        eligible: sorted.map(({ serial }) => serial),
        recused: sorted.filter(({ interested }) => interested).map(({ serial }) => serial),
      },
    ],
  };
};

import { database } from '../../db/data-source.ts';
import { subjectWith } from '../../db/queries/exclusions.ts';
import type { ExclusionGround, IncidentKind } from '../../domain/exclusion.ts';
import type { Finding } from '../../domain/inspection.ts';
import { Refusal } from '../../domain/refusal.ts';
import { registerCampaign } from '../../usecases/campaign/register.ts';
import { concludeExclusion } from '../../usecases/exclusion/conclude.ts';
import { registerExclusion } from '../../usecases/exclusion/register.ts';
import { reportExclusions } from '../../usecases/exclusion/report.ts';
import { holdVerdict } from '../../usecases/verdict/hold.ts';
import type { Visitor } from '../visitor.ts';
import { type Fields, type Press, press, text, texts } from './press.ts';

const back = () => '/desk/exclusions';
const about =
  (type: 'exclusion' | 'campaign'): Press['about'] =>
  async ({ id }, { actor }: Visitor) => ({ type, id: id ?? 'new', unitPath: actor.unitPath });

const namesIn = (list: string) => list.split(/[、,，;；]/).flatMap((name) => name.trim() || []);

const verdictIn = (fields: Fields) => ({
  verdict: text(fields, 'verdict') as 'approve' | 'reject',
  reason: text(fields, 'reason'),
});

const given = <N extends string>(fields: Fields, ...names: N[]): { [K in N]?: string } =>
  Object.fromEntries(
    names.flatMap((name) => (text(fields, name) === '' ? [] : [[name, text(fields, name)]])),
  ) as { [K in N]?: string };

async function subjectIn(fields: Fields) {
  const uscc = text(fields, 'uscc').toUpperCase();
  if (uscc === '') return {};
  const subjectId = await subjectWith(database().manager, uscc);
  if (!subjectId) throw new Refusal('not-found', { what: 'subject' });
  return { subjectId };
}

/** Registers an inspection outside the random draw. */
const register = press({
  action: 'exclusion.register',
  back,
  about: about('exclusion'),
  run: async (command, fields) => {
    const { code } = await registerExclusion(command, {
      unitId: text(fields, 'unitId'),
      ground: text(fields, 'ground') as ExclusionGround,
      ...(await subjectIn(fields)),
      ...given(fields, 'subjectName', 'itemId', 'basis', 'campaignId', 'issuingBody'),
      ...(text(fields, 'incident') !== '' && {
        incident: text(fields, 'incident') as IncidentKind,
      }),
      reason: text(fields, 'reason'),
      documentNo: text(fields, 'documentNo'),
      inspectOn: text(fields, 'inspectOn'),
    });
    return { done: 'panel.done.exclusion', vars: { code } };
  },
});

const decide = press({
  action: 'exclusion.decide',
  back,
  about: about('exclusion'),
  run: async (command, fields, { id }) => {
    await holdVerdict(command, { type: 'exclusion', id: id ?? '', ...verdictIn(fields) });
    return { done: 'panel.done.held' };
  },
});

const conclude = press({
  action: 'exclusion.conclude',
  back,
  about: about('exclusion'),
  run: async (command, fields, { id }) => {
    await concludeExclusion(command, {
      id: id ?? '',
      inspectedOn: text(fields, 'inspectedOn'),
      finding: text(fields, 'finding') as Finding,
      note: text(fields, 'note'),
    });
    return { done: 'panel.done.exclusion-concluded' };
  },
});

const report = press({
  action: 'exclusion.report',
  back,
  about: about('exclusion'),
  run: async (command, fields) => {
    const year = Number(text(fields, 'year'));
    await reportExclusions(command, { unitId: text(fields, 'unitId'), year });
    return {
      to: `/desk/exclusions?year=${year}`,
      done: 'panel.done.exclusion-report',
      vars: { year },
    };
  },
});

const enterCampaign = press({
  action: 'campaign.register',
  back,
  about: about('campaign'),
  run: async (command, fields) => {
    const { code } = await registerCampaign(command, {
      unitId: text(fields, 'unitId'),
      name: text(fields, 'name'),
      kind: text(fields, 'kind') as 'campaign' | 'patrol',
      startsOn: text(fields, 'startsOn'),
      endsOn: text(fields, 'endsOn'),
      itemIds: texts(fields, 'itemIds'),
      departments: namesIn(text(fields, 'departments')),
      ...(text(fields, 'ground') !== '' && { ground: text(fields, 'ground') as ExclusionGround }),
      ...given(fields, 'documentNo', 'issuingBody'),
      reason: text(fields, 'reason'),
    });
    return { done: 'panel.done.campaign', vars: { code } };
  },
});

const consentToCampaign = press({
  action: 'campaign.decide',
  back,
  about: about('campaign'),
  run: async (command, fields, { id }) => {
    await holdVerdict(command, { type: 'campaign', id: id ?? '', ...verdictIn(fields) });
    return { done: 'panel.done.held' };
  },
});

/** The forms of the page of inspections outside the draw, each at its address. */
export const exclusionPresses = {
  '/exclusions': register,
  '/exclusions/report': report,
  '/exclusions/:id/decide': decide,
  '/exclusions/:id/conclude': conclude,
  '/campaigns': enterCampaign,
  '/campaigns/:id/decide': consentToCampaign,
};

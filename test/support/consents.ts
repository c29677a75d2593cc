import type { Matter } from '../../domain/consent.ts';
import { registerCampaign } from '../../usecases/campaign/register.ts';
import { registerExclusion } from '../../usecases/exclusion/register.ts';
import { addFlag } from '../../usecases/flag/add.ts';
import { proposeJointPool } from '../../usecases/joint-pool/propose.ts';
import { deriveProfile } from '../../usecases/profile/derive.ts';
import { setUpTask } from '../../usecases/task/set-up.ts';
import type { Query } from './database.ts';
import { anInspector, aPerson, category, many, type Someone } from './factories.ts';
import { aBureau, aKeyItem, type Bureau } from './merging.ts';
import { by, monday } from './visit.ts';

/** The document that what is asked rests on, and why. */
export const document = { documentNo: '闽公通〔2026〕18号', reason: '上级统一部署的专项整治工作' };

/** A bureau, and one of 仙游 with two branches, with people who ask for something of each matter. */
export type ConsentScene = {
  bureau: Bureau;
  branch: Bureau;
  partner: Someone;
  registrar: Someone;
  admins: Someone[];
  /** Each asks once more and gives the id of what was asked. */
  asks: Record<Exclude<Matter, 'plan' | 'correction' | 'case'>, () => Promise<string>>;
};

/** Sets the scene; nothing is asked yet. */
export async function aConsentScene(sql: Query): Promise<ConsentScene> {
  const bureau = await aBureau(sql, { subjects: 2 });
  const itemId = await aKeyItem(sql, bureau, '视频监控');
  // 联合建库 is known to 仙游 only.
  const branch = await aBureau(sql, { profile: 'xianyou', subjects: 1 });
  const { sibling } = branch;
  const partner = await aPerson(sql, { unit: sibling, roles: [['head', sibling]] });
  for (const unit of [branch.unit, sibling, sibling]) await anInspector(sql, { unit });
  const { unit } = bureau;
  const registrar = await aPerson(sql, { unit, roles: [['registrar', unit]] });
  const admins = await many(2, () => aPerson(sql, { unit, roles: [['administrator', unit]] }));
  const people = { bureau, branch, partner, registrar, admins };
  return { ...people, asks: asksOf(sql, people, itemId) };
}

function asksOf(
  sql: Query,
  { bureau, branch, registrar, admins }: Omit<ConsentScene, 'asks'>,
  itemId: string,
): ConsentScene['asks'] {
  let drafts = 0;
  return {
    exclusion: async () => {
      const given = {
        unitId: bureau.unit.id,
        ground: 'complaint',
        inspectOn: '2026-09-16',
      } as const;
      const subjectId = bureau.subjects[0]!.id;
      const about = { ...document, subjectId, basis: '《治安管理处罚法》' };
      return (await registerExclusion(by(bureau.planner), { ...given, ...about }, monday))
        .exclusionId;
    },
    campaign: async () => {
      const days = { startsOn: '2026-10-01', endsOn: '2026-10-31' };
      const given = { unitId: bureau.unit.id, name: '巡查', kind: 'patrol' as const, ...days };
      return (await registerCampaign(by(bureau.planner), { ...given, ...document }, monday))
        .campaignId;
    },
    deployment: async () => {
      const days = { startsOn: '2026-09-20', endsOn: '2026-10-31' };
      const strata = [
        { number: 1, name: '全部', filter: { category, risk: ['高'] }, ratioBp: 5000 },
      ];
      const deployment = { ground: 'complaints', ...document } as const;
      const adHoc = { reason: '专项整治' };
      const given = {
        name: '定向抽查',
        unitId: bureau.unit.id,
        itemIds: [itemId],
        strata,
        ...days,
      };
      return (await setUpTask(by(bureau.planner), { ...given, adHoc, deployment }, monday)).taskId;
    },
    'pool-agreement': async () => {
      const sides = { unitId: branch.unit.id, partnerId: branch.sibling.id };
      return (await proposeJointPool(by(branch.head), { ...sides, reason: '人员不足' }, monday))
        .agreementId;
    },
    flag: async () => {
      const words = {
        source: '信用中国',
        reason: '严重违法失信',
        evidence: '高市监罚〔2026〕31号',
      };
      const given = { kind: 'blacklisted', startsOn: '2026-09-14', endsOn: '2027-09-13' } as const;
      const subjectId = bureau.subjects[0]!.id;
      return (await addFlag(by(registrar), { subjectId, ...given, ...words }, monday)).flagId;
    },
    profile: async () => {
      drafts += 1;
      const slug = `laiwu-${drafts}`;
      const parent = { slug: 'gaoqing', version: 1 };
      const given = { slug, name: '莱芜区公安局', document: '莱公办〔2026〕4号', parent };
      await deriveProfile(by(admins[0]!), { ...given, unitId: bureau.unit.id }, monday);
      const [row] = await sql('select id from profile_version where slug = $1', [slug]);
      return row!['id'];
    },
  };
}

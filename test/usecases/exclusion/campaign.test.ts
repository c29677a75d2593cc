import { describe, expect, it } from 'vitest';
import { decideCampaign } from '../../../usecases/campaign/decide.ts';
import { registerCampaign } from '../../../usecases/campaign/register.ts';
import { registerExclusion } from '../../../usecases/exclusion/register.ts';
import { useDatabase } from '../../support/database.ts';
import { aBureau, aKeyItem, type Bureau } from '../../support/merging.ts';
import { by, monday } from '../../support/visit.ts';

const { sql } = useDatabase();

type Given = Parameters<typeof registerCampaign>[1];

const patrol = ({ unit }: Bureau, more: Partial<Given> = {}): Given => ({
  unitId: unit.id,
  name: '旅馆业全覆盖巡查',
  kind: 'patrol',
  startsOn: '2026-10-01',
  endsOn: '2026-10-31',
  reason: '国庆期间治安形势需要',
  ...more,
});

const order = {
  ground: 'higher-order',
  documentNo: '鲁公通〔2026〕18号',
  issuingBody: '省人民政府',
} as const;

async function aListed(profile: string) {
  const bureau = await aBureau(sql, { profile, subjects: 1 });
  return { bureau, itemIds: [await aKeyItem(sql, bureau, '实名登记')] };
}

describe('R-003 campaigns and patrols', () => {
  it('on a listed item without a ground is refused where the rules keep campaigns away from it', async () => {
    const { bureau, itemIds } = await aListed('gaoqing');
    const silent = registerCampaign(by(bureau.planner), patrol(bureau, { itemIds }), monday);
    await expect(silent).rejects.toMatchObject({
      code: 'campaign-on-listed-item',
      details: { rule: expect.stringContaining('第三条') },
    });
    expect(await sql('select 1 from campaign where unit_id = $1', [bureau.unit.id])).toEqual([]);
  });

  it('with ground and document it waits for the consent of another person', async () => {
    const { bureau, itemIds } = await aListed('gaoqing');
    const given = patrol(bureau, { itemIds, ...order });
    const { campaignId: id, code } = await registerCampaign(by(bureau.planner), given, monday);
    expect(code).toMatch(/-Z-2026-0001$/);
    const approve = { id, verdict: 'approve' } as const;
    await expect(decideCampaign(by(bureau.planner), approve, monday)).rejects.toMatchObject({
      code: 'forbidden',
    });
    expect(await decideCampaign(by(bureau.head, 1), approve, monday)).toBe('approved');
    const [row] = await sql('select listed, state, decided_by from campaign where id = $1', [id]);
    expect(row).toEqual({ listed: true, state: 'approved', decided_by: bureau.head.id });
    const events = await sql('select type from event where about_id = $1 order by id', [id]);
    expect(events.map(({ type }) => type)).toEqual(['campaign.registered', 'campaign.decided']);
  });

  it('a ground of a body that may not order is refused, and one without its document', async () => {
    const { bureau, itemIds } = await aListed('gaoqing');
    const register = (more: Partial<Given>) =>
      registerCampaign(by(bureau.planner), patrol(bureau, { itemIds, ...order, ...more }), monday);
    await expect(register({ issuingBody: '县人民政府' })).rejects.toMatchObject({
      code: 'exclusion-body-unknown',
    });
    await expect(register({ documentNo: '' })).rejects.toMatchObject({
      code: 'bad-input',
      details: { field: 'documentNo' },
    });
    await expect(register({ endsOn: '2026-09-30' })).rejects.toMatchObject({
      code: 'window-reversed',
    });
  });

  it('where the document is silent, and on items that are not listed, it needs consent only', async () => {
    const silent = await aListed('yangcheng');
    const given = patrol(silent.bureau, { itemIds: silent.itemIds });
    await registerCampaign(by(silent.bureau.planner), given, monday);
    const { bureau } = await aListed('gaoqing');
    const { campaignId: id } = await registerCampaign(by(bureau.planner), patrol(bureau), monday);
    const [row] = await sql('select listed, state from campaign where id = $1', [id]);
    expect(row).toEqual({ listed: false, state: 'requested' });
  });

  it('R-011 its inspections are tagged as such, only once it is consented to and in its days', async () => {
    const { bureau, itemIds } = await aListed('gaoqing');
    const given = patrol(bureau, { itemIds, ...order });
    const { campaignId } = await registerCampaign(by(bureau.planner), given, monday);
    const inspect = (inspectOn: string) =>
      registerExclusion(
        by(bureau.planner),
        {
          unitId: bureau.unit.id,
          ...order,
          campaignId,
          subjectId: bureau.subjects[0]!.id,
          itemId: itemIds[0]!,
          reason: '按上级部署逐户检查旅馆业',
          inspectOn,
        },
        monday,
      );
    await expect(inspect('2026-10-08')).rejects.toMatchObject({ code: 'illegal-step' });
    await decideCampaign(by(bureau.approver), { id: campaignId, verdict: 'approve' }, monday);
    await expect(inspect('2026-11-02')).rejects.toMatchObject({ code: 'campaign-outside-days' });
    const { exclusionId } = await inspect('2026-10-08');
    const [row] = await sql('select type, campaign_id from exclusion where id = $1', [exclusionId]);
    expect(row).toEqual({ type: 'campaign', campaign_id: campaignId });
  });
});

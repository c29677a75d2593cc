import { database } from '../db/data-source.ts';
import { draftForm } from '../usecases/form/draft.ts';
import { publishForm } from '../usecases/form/publish.ts';
import type { Command } from '../usecases/usecase.ts';

/** What is asked at a repair shop: the point, and when it counts as met. */
const points: readonly (readonly [text: string, standard: string])[] = [
  ['证照齐全有效', '营业执照在显著位置公示，经营范围含机动车维修'],
  ['已向公安机关备案', '备案信息与实际经营人、地址一致'],
  ['送修车辆逐车登记', '登记车主、车牌、发动机号、车架号和送修人身份，无漏登'],
  ['可疑车辆及时报告', '发现改动痕迹、无牌证车辆有报告记录'],
  ['更换配件和废旧件去向可查', '大件有来源凭证，废旧件有处置记录'],
  ['监控正常并保存录像', '出入口、维修区无盲区，录像保存不少于30日'],
];

/**
 * The checklist form of the sample county for repair shops, drafted and in force, so that whoever is new here sees
 * one and teams tick it off. Nothing where there is one already, or no such item.
 */
export async function publishSampleForm(
  by: (login: string) => Promise<Command>,
  unitId: string,
): Promise<void> {
  const [item] = await database().query(
    `select i.code, i.name from item i where i.unit_id = $1 and i.subject_category = '机动车修理业'
       and i.state = 'published' and not exists (select from checklist_form f where f.unit_id = i.unit_id)
     order by i.code limit 1`,
    [unitId],
  );
  if (!item) return;
  const { formId } = await draftForm(await by('admin'), {
    unitId,
    code: `F-${item.code}`,
    name: '机动车修理业现场检查表',
    points: points.map(([text, standard]) => ({ item: item.code, text, standard })),
  });
  await publishForm(await by('admin'), { formId });
}

import { randomUUID } from 'node:crypto';
import { draftForm } from '../../usecases/form/draft.ts';
import { publishForm } from '../../usecases/form/publish.ts';
import { takeEvidence } from '../../usecases/evidence/take.ts';
import type { Query } from './database.ts';
import { aPerson, type Someone } from './factories.ts';
import { aJpeg } from './pictures.ts';
import { by, monday } from './visit.ts';

let seed = 4000;

/** A photo that shows what somebody of the team found; gives its number and hash. */
export async function giveEvidence(person: Someone, inspectionId: string, now = monday) {
  seed += 1;
  const file = { inspectionId, eventKey: randomUUID(), bytes: aJpeg({}, seed), name: '现场.jpg' };
  return takeEvidence(by(person), file, now);
}

type Points = [text: string, standard?: string][];

/** Whoever keeps the item list that these items stand on. */
export async function aKeeper(sql: Query, itemId: string): Promise<Someone> {
  const [unit] = await sql(
    'select u.id, u.path, u.name from unit u join item i on i.unit_id = u.id where i.id = $1',
    [itemId],
  );
  const bureau = unit as { id: string; path: string; name: string };
  return aPerson(sql, { unit: bureau, roles: [['registrar', bureau]] });
}

/** A form in force for these items, each with the same points unless told otherwise. */
export async function aForm(
  sql: Query,
  itemIds: string[],
  traits: { code?: string; name?: string; points?: Points; reason?: string } = {},
): Promise<{ id: string; code: string; keeper: Someone }> {
  seed += 1;
  const keeper = await aKeeper(sql, itemIds[0]!);
  const { code = `F-${seed}`, name = '旅馆业检查表', reason = '' } = traits;
  const asked = traits.points ?? [['特种行业许可证', '在有效期内'], ['住宿登记']];
  const items = await sql('select code, unit_id from item where id = any($1)', [itemIds]);
  const points = items.flatMap(({ code: item }) =>
    asked.map(([text, standard = '']) => ({ item: item as string, text, standard })),
  );
  const unitId = items[0]!['unit_id'] as string;
  const { formId } = await draftForm(by(keeper), { unitId, code, name, points, reason }, monday);
  await publishForm(by(keeper), { formId }, monday);
  return { id: formId, code, keeper };
}

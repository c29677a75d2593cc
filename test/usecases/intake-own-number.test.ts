import { createHash, randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { unseal } from '../../db/sealed.ts';
import { findPersonalData } from '../../domain/personal-data.ts';
import { takeIntake } from '../../usecases/intake/take.ts';
import { useDatabase } from '../support/database.ts';
import { aPdf } from '../support/pictures.ts';
import { aPublishedVisit } from '../support/published.ts';
import { cut, personalNumbers } from '../support/spellings.ts';
import { bySystem, monday } from '../support/visit.ts';

const { sql } = useDatabase();
const { mobile, identity } = personalNumbers;

it.each(['objection', 'complaint'] as const)(
  'R-167 R-170 R-045 a citizen’s own numbers are no ground to turn their %s away: kept sealed, told to nobody',
  async (kind) => {
    const { ref } = await aPublishedVisit(sql);
    const id = randomUUID();
    const key = createHash('sha256').update(id).digest('hex');
    const contact = cut(mobile.number, [3, 4, 4]).join('-');
    const content = `与现场不符，请拨打${mobile.number}，身份证${identity.number}`;
    const fileName = `${identity.number}.pdf`;
    // Drawn by the portal: one in some thousands has a mobile number's looks.
    const receipt = kind === 'objection' ? '1381-2345-678A' : '1381-2345-678B';
    expect(findPersonalData(receipt)).toBe('mobile');
    await sql(
      `insert into intake (id, kind, receipt_no, status_key, ref, name, contact, content, file_names, files, received_at)
       values ($1, $2, $3, $4, $5, '李明', $6, $7, array[$8], array[$9::bytea], $10)`,
      [id, kind, receipt, key, ref, contact, content, fileName, aPdf(), monday],
    );
    expect(await takeIntake(bySystem(), { intakeId: id }, monday)).toEqual({ taken: true });
    const [taken] = await sql(
      `select id, submitter_sealed as sealed, content from ${kind} where intake_id = $1`,
      [id],
    );
    expect(unseal(taken!['sealed'])).toContain(contact);
    expect(taken!['content']).toBe(content);
    const files = await sql(`select name from intake_file where ${kind}_id = $1`, [taken!['id']]);
    expect(files).toEqual([{ name: fileName }]);
    const out = await sql(
      `select body::text as body from intake_status where key = $1
       union all select data::text from event where about_id = $2`,
      [key, taken!['id']],
    );
    expect(out.length).toBeGreaterThan(1);
    for (const { body } of out) {
      expect(body).not.toContain(mobile.number);
      expect(findPersonalData(body.replaceAll(receipt, '')), body).toBeUndefined();
    }
  },
);

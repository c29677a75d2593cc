import { describe, expect, test } from 'vitest';
import { refill } from '../../admin/refill.ts';
import { refusedNames } from '../../admin/refused-field.ts';
import type { RefusedForm } from '../../admin/refused-form.ts';
import { type Html, html } from '../../html.ts';

const two = html`<details class="card">
    <summary>甲</summary>
    <form method="post" action="/desk/things/1/review" class="form">
      <input type="hidden" name="number" value="1" /><input type="hidden" name="seen" value="3" />
      <label>日期<input type="date" name="on" value="2026-01-01" /></label>
      <label>说明<textarea name="note"></textarea></label>
    </form>
  </details>
  <details>
    <summary>乙</summary>
    <form method="post" action="/desk/things/1/review" class="form">
      <input type="hidden" name="number" value="2" /><input type="hidden" name="seen" value="3" />
      <label>日期<input type="date" name="on" aria-describedby="hint" value="2026-01-01" /></label>
      <label>说明<textarea name="note">旧</textarea></label>
      <select name="kind">
        <option value="a" selected>A</option>
        <option value="b">B</option>
      </select>
      <label><input type="checkbox" name="file" value="x" checked />x</label>
      <label><input type="checkbox" name="file" value="y" />y</label>
      <input name="unitId" value="" /><input name="unitId" value="" />
      <input type="password" name="code" />
    </form>
  </details>`;
const fields = {
  number: '2',
  seen: '2',
  on: '2026-02-03',
  note: "“引号” <b> & '单' $1",
  kind: 'b',
  file: ['y'],
  unitId: ['u1', 'u2'],
  code: '123456',
};
const at = '/desk/things/1/review';
const why = { names: ['missing', 'on'], text: (called?: string) => `${called ?? ''}不对` };
const filled = (form: RefusedForm, reason = why) => refill(two, form, reason)!.body;
const split = (page: Html) => page.text.split('<summary>乙');

describe('a form that was refused', () => {
  const [before, after] = split(filled({ at, fields })) as [string, string];

  test('comes back as it was posted, whatever was typed', () => {
    expect(after).toContain(`value="2026-02-03"`);
    expect(after).toContain(html`${fields.note}`.text);
    expect(after).toMatch(/<option selected value="b"/);
    expect(after).not.toMatch(/value="a" selected/);
    expect(after).toMatch(/<input checked type="checkbox" name="file" value="y"/);
    expect(after).not.toMatch(/value="x" checked/);
    expect(after.indexOf('value="u1"')).toBeLessThan(after.indexOf('value="u2"'));
    expect(after).toContain('value="u2"');
    expect(after).not.toContain('123456');
    expect(after).toContain('name="seen" value="3"');
  });

  test('says why at its field, and is tied to the reason', () => {
    const [, field, reason] = /(<input[^>]*name="on"[^>]*>)<\/label>(<p[^>]*>)日期不对/.exec(
      after,
    )!;
    expect(field).toContain('aria-invalid="true"');
    expect(field).toContain('aria-describedby="wrong hint"');
    expect(reason).toContain('id="wrong"');
  });

  test('opens what it is folded away in, and nothing else', () => {
    expect(before).toMatch(/<details open>\s*$/);
    expect(before).toContain('<details class="card">');
  });

  test('leaves the other forms of the page as they are', () => {
    const same = split(two)[0]!;
    expect(before.replace('<details open>', '<details>')).toBe(same);
  });

  test('says it above its fields when it is about none of them', () => {
    const page = filled({ at, fields }, { names: ['other'], text: () => '不行' }).text;
    expect(page).toMatch(/<form[^>]*><p class="wrong" id="wrong">不行<\/p>/);
    expect(page).not.toContain('aria-invalid');
  });

  test('is left to its page where it is not there any more', () => {
    expect(refill(two, { at: '/desk/other', fields }, why)).toBeUndefined();
    expect(refill(two, { at, fields: { ...fields, number: '3' } }, why)).toBeUndefined();
  });
});

describe('the field that a refusal is about', () => {
  test.each([
    ['bad-input', { field: 'evidenceIds.0' }, 'evidenceIds'],
    ['bad-input', { field: 'subject.uscc' }, 'uscc'],
    ['not-found', { what: 'subject' }, 'uscc'],
    ['ladder-skipped', { measure: 'warn' }, 'skipReason'],
    ['personal-data', { field: 'name' }, 'name'],
  ] as const)('%s %j is %s', (code, details, name) => {
    expect(refusedNames({ code, details })).toContain(name);
  });
  test('a refusal about the whole is about no field', () => {
    expect(refusedNames({ code: 'forbidden', details: {} })).toEqual([]);
  });
});

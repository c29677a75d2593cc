import { describe, expect, it } from 'vitest';
import { html } from '../html.ts';

describe('markup', () => {
  it('escapes what somebody wrote, and leaves out marks that turn the reading direction round', () => {
    const name = '高青县\u202E<b>"宾馆"\u2066\u200F有限公司';
    expect(html`<p title="${name}">${name}</p>`.text).toBe(
      '<p title="高青县&#60;b&#62;&#34;宾馆&#34;有限公司">高青县&#60;b&#62;&#34;宾馆&#34;有限公司</p>',
    );
  });
});

import { describe, expect, it } from 'vitest';
import { profileOf } from '../../../domain/profile/profile.ts';
import { isPoolPublic } from '../../../usecases/draw/pool-public.ts';

const quota = { ratioBp: 500, min: 0 };
const pool = (
  ids: string | undefined,
  filter: { category: string; risk?: string[] },
  { disclosure = 'full', profileSlug = 'gaoqing' } = {},
) => ({
  profile: profileOf(profileSlug),
  items: [{ category: filter.category, disclosure }],
  announcement: {
    organisation: '高青县公安局',
    ...(ids && { pool: { ids } }),
    strata: { 1: { ...quota, filter } },
  },
});

describe('who may be named in public once a draw is open', () => {
  it.each([
    ['a pool of codes whose strata tell nothing', pool('code', { category: '旅馆业' }), true],
    [
      'a pool of pseudonyms, whatever its strata tell',
      pool('pseudonym', { category: '旅馆业', risk: ['高'] }),
      true,
    ],
    ['no pool of codes by risk', pool('code', { category: '旅馆业', risk: ['高'] }), false],
    [
      'no pool of before that has codes by risk',
      pool(undefined, { category: '旅馆业', risk: ['高'] }),
      false,
    ],
    [
      'R-160 no pool of codes for a restricted item',
      pool('code', { category: '旅馆业' }, { disclosure: 'restricted' }),
      false,
    ],
    [
      'R-160 no pool of codes of a restricted class',
      pool('code', { category: '民用枪支弹药从业单位' }, { profileSlug: 'xianyou' }),
      false,
    ],
  ])('%s', (_what, draw, isPublic) => {
    expect(isPoolPublic(draw)).toBe(isPublic);
  });
});

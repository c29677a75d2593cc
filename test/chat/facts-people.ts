import type { Actor } from '../../domain/actor.ts';

export const at = (time: string) => `2026-09-14T${time}:00+08:00`;
export const id = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
export const [wang, zhao, shen, zheng] = [id(11), id(12), id(13), id(14)] as const;

export const approver: Actor & { kind: 'person' } = {
  kind: 'person',
  id: id(20),
  name: '孙立',
  unitPath: '/GQGA/ZA/',
  mandates: [{ role: 'approver', path: '/GQGA/ZA/' }],
};
export const requester: Actor = { ...approver, id: zheng, name: '郑海' };

export const head: Actor & { kind: 'person' } = {
  kind: 'person',
  id: id(21),
  name: '陈国刚',
  unitPath: '/GQGA/ZA/',
  mandates: [{ role: 'head', path: '/GQGA/ZA/' }],
};

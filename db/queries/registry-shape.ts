import type { EntityManager } from 'typeorm';
import type { AbleInspector, Shape } from '../../domain/plan-simulation.ts';
import { sortByBar } from '../../domain/team.ts';
import { inspectorsIn, type Span } from './inspectors.ts';

/** The subsisting subjects of a bureau, counted by category, kind, risk and key registry: one pass over the registry. */
export const shapeOf = (tx: EntityManager, bureauPath: string): Promise<Shape[]> =>
  tx.query(
    `select s.category, s.kind, s.risk, s.key_pool as "keyPool", count(*)::int as count from subject s
     where s.status = '存续' and s.unit_id in (select id from unit where starts_with(path, $1))
     group by s.category, s.kind, s.risk, s.key_pool order by s.category, s.kind, s.risk, s.key_pool`,
    [bureauPath],
  );

/** Who of a bureau's inspectors can be drawn in these days, with where they belong. */
export async function ableInBureau(
  tx: EntityManager,
  bureauPath: string,
  days: Span,
): Promise<AbleInspector[]> {
  const inspectors = await inspectorsIn(tx, { within: [bureauPath], without: [] }, days);
  const rows: { id: string; path: string }[] = await tx.query(
    `select p.id, u.path from person p join unit u on u.id = p.unit_id where starts_with(u.path, $1)`,
    [bureauPath],
  );
  const paths = new Map(rows.map(({ id, path }) => [id, path]));
  return sortByBar(inspectors, days.from).able.map(({ personId, skills }) => ({
    unitPath: paths.get(personId)!,
    skills,
  }));
}

import type { SheetRow } from '../../../domain/registry/cell.ts';
import type { RegistryKind } from '../../../domain/registry/columns.ts';
import { type Layout, layoutOf } from '../../../domain/registry/mapping.ts';
import { sheetsOf } from '../read-file.ts';
import type { RegistrySource } from '../read-source.ts';

const rowsLookedAt = 20;

/** What the first rows of a file look like, of the first sheet that has several columns. */
export async function layoutOfFile(
  kind: RegistryKind,
  source: RegistrySource,
): Promise<Layout | undefined> {
  const sheets = await sheetsOf(source, () => undefined);
  for (const [number, open] of sheets.entries()) {
    const rows: SheetRow[] = [];
    for await (const row of open()) {
      rows.push(row);
      if (rows.length >= rowsLookedAt) break;
    }
    const layout = layoutOf(kind, number, rows);
    if (layout) return layout;
  }
  return undefined;
}

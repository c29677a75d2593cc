import { ImportBatch } from '../../db/entities/import-batch.ts';
import type { Table } from '../table.ts';

/** 导入批次: each file that was read, and how many of its rows landed. */
export const importBatch: Table = {
  id: 'import_batch',
  entity: ImportBatch,
  group: 'registries',
  read: ['registry.read'],
  from: `import_batch t join person p on p.id = t.imported_by join unit u on u.id = p.unit_id`,
  key: 't.id',
  path: 'u.path',
  title: 'fileName',
  columns: {
    importedAt: { in: 'list' },
    kind: {
      in: 'list',
      filter: true,
      codes: {
        prefix: 'file-kind',
        values: ['subjects', 'inspectors', 'partner-inspectors', 'items', 'plan', 'interests'],
      },
    },
    fileName: { in: 'list', filter: true },
    rows: { in: 'list' },
    clean: { in: 'list' },
    repaired: { in: 'list' },
    refusedRows: { sql: 'jsonb_array_length(t.refused)', kind: 'number', in: 'list' },
    importedBy: { sql: 'p.name', kind: 'text', in: 'list' },
    unknownColumns: {},
    fileHash: {},
  },
  sort: { by: 'importedAt', direction: 'desc' },
};

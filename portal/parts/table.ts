import { html, type Html, type Part } from '../../html.ts';

/** A column of a table: its head and how a row fills it. The first column names the row. */
export type Column<Row> = { head: string; cell: (row: Row) => Part; figure?: boolean };

/**
 * A table that becomes a list on a phone. The roles are written out because a table that is laid out
 * as blocks is no table to a screen reader any more.
 */
export function table<Row>(
  caption: string,
  columns: Column<Row>[],
  rows: Row[],
  { underHeading = false } = {},
): Html {
  const [first, ...others] = columns as [Column<Row>, ...Column<Row>[]];
  const figure = (column: Column<Row>) => column.figure && html` class="figure"`;
  return html`<table class="sheet" role="table">
    <caption${underHeading && html` class="hidden"`}>
      ${caption}
    </caption>
    <thead role="rowgroup">
      <tr role="row">
        ${columns.map(
          (column) =>
            html`<th role="columnheader" scope="col" ${figure(column)}>${column.head}</th>`,
        )}
      </tr>
    </thead>
    <tbody role="rowgroup">
      ${rows.map(
        (row) =>
          html`<tr role="row">
            <th role="rowheader" scope="row">${first.cell(row)}</th>
            ${others.map(
              (column) =>
                html`<td role="cell" data-label="${column.head}" ${figure(column)}>
                  <div>${column.cell(row)}</div>
                </td>`,
            )}
          </tr>`,
      )}
    </tbody>
  </table>`;
}

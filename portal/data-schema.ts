/** A field of a public file: its type, whether it may be empty, and what it says. */
export type Field = { name: string; type: 'string' | 'number' | 'integer'; empty?: true };

/** The public files and their fields, in the order of the columns. */
export const dataFields = {
  statistics: [
    { name: 'organisation', type: 'string' },
    { name: 'unit', type: 'string', empty: true },
    { name: 'from', type: 'string' },
    { name: 'through', type: 'string' },
    { name: 'indicator', type: 'string' },
    { name: 'has', type: 'integer' },
    { name: 'of', type: 'integer' },
    { name: 'rate', type: 'number', empty: true },
    { name: 'corrected', type: 'integer' },
  ],
  results: [
    { name: 'inspection', type: 'string' },
    { name: 'version', type: 'integer' },
    { name: 'task', type: 'string' },
    { name: 'subject', type: 'string' },
    { name: 'uscc', type: 'string' },
    { name: 'category', type: 'string' },
    { name: 'address', type: 'string', empty: true },
    { name: 'items', type: 'string' },
    { name: 'finding', type: 'string' },
    { name: 'unit', type: 'string' },
    { name: 'date', type: 'string' },
    { name: 'correction', type: 'string', empty: true },
    { name: 'publishedAt', type: 'string' },
    { name: 'hash', type: 'string' },
  ],
  corrections: [
    { name: 'inspection', type: 'string' },
    { name: 'version', type: 'integer' },
    { name: 'subject', type: 'string' },
    { name: 'uscc', type: 'string' },
    { name: 'correction', type: 'string', empty: true },
    { name: 'findingBefore', type: 'string' },
    { name: 'finding', type: 'string' },
    { name: 'publishedAt', type: 'string' },
    { name: 'hash', type: 'string' },
  ],
  tasks: [
    { name: 'draw', type: 'string' },
    { name: 'organisation', type: 'string' },
    { name: 'task', type: 'string' },
    { name: 'items', type: 'string' },
    { name: 'startsOn', type: 'string' },
    { name: 'endsOn', type: 'string' },
    { name: 'inspections', type: 'integer' },
    { name: 'merged', type: 'integer', empty: true },
    { name: 'publishedAt', type: 'string' },
    { name: 'hash', type: 'string' },
  ],
  draws: [
    { name: 'draw', type: 'string' },
    { name: 'organisation', type: 'string' },
    { name: 'task', type: 'string' },
    { name: 'startsOn', type: 'string', empty: true },
    { name: 'endsOn', type: 'string', empty: true },
    { name: 'poolSize', type: 'integer', empty: true },
    { name: 'poolRoot', type: 'string', empty: true },
    { name: 'announcedAt', type: 'string' },
    { name: 'hash', type: 'string' },
  ],
} as const satisfies Record<string, readonly Field[]>;
export type DataSet = keyof typeof dataFields;

/** The shape of a file's JSON (JSON Schema 2020-12): an object with its rows. */
export const schemaOf = (set: DataSet) => ({
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  $id: `urn:yaohao:data:${set}:1`,
  type: 'object',
  required: ['schema', 'rows'],
  additionalProperties: false,
  properties: {
    schema: { const: `yaohao/data/${set}/1` },
    rows: {
      type: 'array',
      items: {
        type: 'object',
        required: dataFields[set].map(({ name }) => name),
        additionalProperties: false,
        properties: Object.fromEntries(
          dataFields[set].map((field: Field) => [
            field.name,
            { type: field.empty ? [field.type, 'null'] : field.type },
          ]),
        ),
      },
    },
  },
});

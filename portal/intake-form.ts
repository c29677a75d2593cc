import { mediaTypes } from '../domain/evidence/media.ts';
import { prepare } from '../domain/evidence/prepare.ts';
import { Refusal } from '../domain/refusal.ts';
import { isMark } from './intake-receipt.ts';
import { filesIn, textIn } from './read-form.ts';

export type IntakeKind = 'objection' | 'complaint';

/** What can be wrong with a field of the form. */
export type Fault =
  | 'missing'
  | 'too-long'
  | 'no-result'
  | 'too-many'
  | 'too-large'
  | 'file-type'
  | 'file-damaged'
  | 'robot';

/** The form as it was typed, and what is wrong with it, by field. */
export type Typed = {
  mark: string;
  ref: string;
  name: string;
  contact: string;
  content: string;
  faults: Partial<Record<Field, Fault>>;
};
export type Field = 'ref' | 'name' | 'contact' | 'content' | 'files' | 'website';
export type GivenFile = { name: string; bytes: Buffer };

/** How long each text may be, in characters. */
export const lengths = { ref: 60, name: 60, contact: 100, content: 4000 } as const;

/** How much may come with it: files, bytes of one, bytes of all. */
export const most = { files: 5, bytes: 5 * 1024 * 1024, total: 10 * 1024 * 1024 } as const;

/** What a browser lets people choose. */
export const acceptedFiles = mediaTypes.join();

const needed: Record<IntakeKind, readonly (keyof typeof lengths)[]> = {
  objection: ['ref', 'name', 'contact', 'content'],
  // whoever complains need not say who they are, nor know the number of the visit.
  complaint: ['content'],
};

/** Reads the form and says what is wrong with it. Whether its result is public is asked afterwards. */
export async function typedIn(
  kind: IntakeKind,
  form: FormData,
): Promise<{ typed: Typed; files: GivenFile[] }> {
  const text = (name: string) => textIn(form, name);
  const typed: Typed = {
    mark: isMark(text('mark')) ? text('mark') : '',
    ref: text('ref'),
    name: text('name'),
    contact: text('contact'),
    content: text('content'),
    faults: {},
  };
  for (const field of ['ref', 'name', 'contact', 'content'] as const) {
    if (typed[field].length > lengths[field]) typed.faults[field] = 'too-long';
    if (needed[kind].includes(field) && typed[field] === '') typed.faults[field] = 'missing';
  }
  // A field that nobody sees: whatever fills it in is a programme.
  if (text('website') !== '') typed.faults.website = 'robot';
  const files = await read(filesIn(form, 'files'));
  const fault = faultOf(files);
  if (fault) typed.faults.files = fault;
  return { typed, files };
}

const read = (files: File[]): Promise<GivenFile[]> =>
  Promise.all(
    files.map(async (file) => ({
      name: file.name.replaceAll('\0', '').slice(0, 200),
      bytes: Buffer.from(await file.arrayBuffer()),
    })),
  );

function faultOf(files: GivenFile[]): Fault | undefined {
  if (files.length > most.files) return 'too-many';
  const sizes = files.map(({ bytes }) => bytes.length);
  const isTooLarge = sizes.reduce((sum, size) => sum + size, 0) > most.total;
  if (isTooLarge || sizes.some((size) => size > most.bytes)) return 'too-large';
  for (const { bytes } of files) {
    const fault = faultIn(bytes);
    if (fault) return fault;
  }
  return undefined;
}

// What the bytes are, whatever their name says.
function faultIn(bytes: Buffer): Fault | undefined {
  try {
    prepare(bytes);
    return undefined;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return error.code === 'file-damaged' ? 'file-damaged' : 'file-type';
  }
}

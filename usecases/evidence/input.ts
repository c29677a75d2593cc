import { z } from 'zod';

/** What comes with a file, whichever door it came through. */
export const fileInput = {
  inspectionId: z.uuid(),
  eventKey: z.string().min(1).max(300),
  bytes: z.custom<Uint8Array>((value) => value instanceof Uint8Array),
  name: z.string().max(400).default(''),
};

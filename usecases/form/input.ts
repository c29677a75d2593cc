import { z } from 'zod';

/** What a form asks, checked in its form only: which items there are its publication looks at. */
export const formContent = z.object({
  name: z.string().trim().min(1).max(200),
  points: z
    .array(
      z.object({
        item: z
          .string()
          .trim()
          .regex(/^[A-Za-z0-9-]{1,32}$/),
        text: z.string().trim().min(1).max(200),
        standard: z.string().trim().max(500).default(''),
      }),
    )
    .max(300),
  /** Why a form in force gets another version. */
  reason: z.string().trim().max(500).default(''),
});
